/** Calls' media by the WebRTC library, and every rule that keeps it from ending the process. */
@NullMarked
package dev.sidetone.media.webrtc;

import org.jspecify.annotations.NullMarked;
