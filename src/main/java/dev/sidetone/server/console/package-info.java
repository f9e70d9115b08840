/**
 * The page at {@code /console}: what watches the server, what it shows of that, and the way there.
 */
@NullMarked
package dev.sidetone.server.console;

import org.jspecify.annotations.NullMarked;
