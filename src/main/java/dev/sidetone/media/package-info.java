/**
 * The ports of calls' media: sessions, what they are made with, what they tell. {@code webrtc}
 * carries real calls, {@code model} runs on virtual time.
 */
@NullMarked
package dev.sidetone.media;

import org.jspecify.annotations.NullMarked;
