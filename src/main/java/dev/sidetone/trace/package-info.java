/** What happened, in order and with its cause: a bounded ring that every layer writes into. */
@NullMarked
package dev.sidetone.trace;

import org.jspecify.annotations.NullMarked;
