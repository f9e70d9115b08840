package dev.sidetone.server;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.AccessToken;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A real server on ports of its own that has no media of its own, and tokens for it. */
public final class SilentServer {
    private SilentServer() {}

    /** The server of a household. */
    static VoiceServer start(Path folder) throws IOException {
        return VoiceServer.start(
                ServerConfig.household(folder, 0, 0),
                new RealTime(),
                Randomness.secure(),
                () -> {
                    throw new MediaUnavailable("no sound here", new IOException());
                });
    }

    /** A token of the server's household, good for an hour. */
    public static String token(VoiceServer server, String identity) {
        var key = server.key();
        return AccessToken.of(
                        key.token(), identity, key.grant(), Instant.now(), Duration.ofHours(1))
                .sign(key.token());
    }
}
