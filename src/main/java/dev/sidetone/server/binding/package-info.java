/** Which devices are bound to whom, and the links by which they are pushed. */
@NullMarked
package dev.sidetone.server.binding;

import org.jspecify.annotations.NullMarked;
