/** From a document's bytes to its verbs. Pure: no I/O, no time, no threads. */
@NullMarked
package dev.sidetone.server.twiml.parse;

import org.jspecify.annotations.NullMarked;
