/**
 * The voice SDK: calls over the embedded voice server or one that speaks the same protocol. Knows
 * nothing of CallKit, so a program without a window uses it as it is.
 */
@NullMarked
package dev.sidetone.voice;

import org.jspecify.annotations.NullMarked;
