/** Telephone keys as the far side of a call hears them. */
@NullMarked
package dev.sidetone.audio.keys;

import org.jspecify.annotations.NullMarked;
