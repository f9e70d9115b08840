/** Push credentials: which pushes the server may send. */
@NullMarked
package dev.sidetone.server.credential;

import org.jspecify.annotations.NullMarked;
