/**
 * Programs that take calls: TwiML documents, the server's own or a developer's. What follows from
 * what is decided by pure rules; the conductor brings it about.
 */
@NullMarked
package dev.sidetone.server.program;

import org.jspecify.annotations.NullMarked;
