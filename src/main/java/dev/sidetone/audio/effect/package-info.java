/** What is done to the sound of one call, frame by frame. */
@NullMarked
package dev.sidetone.audio.effect;

import org.jspecify.annotations.NullMarked;
