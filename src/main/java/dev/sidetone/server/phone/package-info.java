/** What phones ask of the server over HTTP: bindings of devices, and own numbers. */
@NullMarked
package dev.sidetone.server.phone;

import org.jspecify.annotations.NullMarked;
