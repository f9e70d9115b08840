/** Noise suppression by the WebRTC library, apart from its calls. */
@NullMarked
package dev.sidetone.media.webrtc.noise;

import org.jspecify.annotations.NullMarked;
