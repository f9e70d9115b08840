/**
 * What a developer's server says should happen to a call: the verbs and nouns of TwiML, with what
 * can be wrong with them. Values only; {@code parse} makes them.
 */
@NullMarked
package dev.sidetone.server.twiml;

import org.jspecify.annotations.NullMarked;
