/** WAV files in and out. */
@NullMarked
package dev.sidetone.audio.wav;

import org.jspecify.annotations.NullMarked;
