/**
 * The embedded voice server. {@link dev.sidetone.server.VoiceServer} is the way in; the calls
 * themselves are decided in {@code call}, brought about in {@code exchange}, and {@code web} is the
 * adapter to real sockets.
 */
@NullMarked
package dev.sidetone.server;

import org.jspecify.annotations.NullMarked;
