/**
 * Programs that take calls: TwiML documents, the server's own or a developer's, and the pure rules
 * by which they run.
 */
@NullMarked
package dev.sidetone.server.script;

import org.jspecify.annotations.NullMarked;
