/**
 * How good a call is: samples of each second, the mean opinion score, and the warnings that follow.
 * Pure code that knows of media's figures and of nothing else.
 */
@NullMarked
package dev.sidetone.voice.quality;

import org.jspecify.annotations.NullMarked;
