/** Calls' media sessions: WebRTC, and a model of it that runs on virtual time. */
@NullMarked
package dev.sidetone.media;

import org.jspecify.annotations.NullMarked;
