/** PulseAudio through its asynchronous client library, by the foreign-function interface. */
@NullMarked
package dev.sidetone.audio.pulse;

import org.jspecify.annotations.NullMarked;
