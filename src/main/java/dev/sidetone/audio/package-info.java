/**
 * The AudioDevice contract, 10 ms frames, the mixer, roles and routes, tones and WAV, and the
 * devices of each platform.
 */
@NullMarked
package dev.sidetone.audio;

import org.jspecify.annotations.NullMarked;
