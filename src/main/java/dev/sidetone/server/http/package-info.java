/** What the server answers over HTTP, without the server that carries it. */
@NullMarked
package dev.sidetone.server.http;

import org.jspecify.annotations.NullMarked;
