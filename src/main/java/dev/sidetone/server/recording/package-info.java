/**
 * What was recorded: of which call, by whose wish, for how long; and where its sound is kept.
 * Limits of number, size and age hold the folder small.
 */
@NullMarked
package dev.sidetone.server.recording;

import org.jspecify.annotations.NullMarked;
