/** What became of each call: for the REST interface, for status callbacks and for the console. */
@NullMarked
package dev.sidetone.server.history;

import org.jspecify.annotations.NullMarked;
