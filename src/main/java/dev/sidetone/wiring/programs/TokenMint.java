package dev.sidetone.wiring.programs;

import dev.sidetone.token.AccessToken;
import dev.sidetone.token.Identity;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.verbs.Programs.Create;
import dev.sidetone.verbs.Programs.Output;
import dev.sidetone.wiring.programs.KnownKeys.Known;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code sidetone token create}. */
final class TokenMint {
    private TokenMint() {}

    static int run(Create options, Output output) throws IOException {
        String problem = Identity.problem(options.identity());
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        Duration life = options.life();
        if (life.compareTo(Duration.ofSeconds(1)) < 0
                || life.compareTo(AccessToken.MAX_LIFE) >= 0) {
            throw new IllegalArgumentException(
                    "A token lives for a second at least and for 86399 seconds at most.");
        }
        Known known = KnownKeys.of(options.keys()).getFirst();
        String application = options.application();
        String credential = options.pushCredential();
        var grant =
                new VoiceGrant(
                        options.incoming(),
                        application == null ? known.application() : application,
                        options.params(),
                        credential == null ? known.pushCredential() : credential);
        String token =
                AccessToken.of(known.key(), options.identity(), grant, Instant.now(), life)
                        .sign(known.key());
        output.event("token", Map.of("token", token), token);
        return 0;
    }
}
