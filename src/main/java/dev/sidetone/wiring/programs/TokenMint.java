package dev.sidetone.wiring.programs;

import dev.sidetone.token.AccessToken;
import dev.sidetone.token.Identity;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.verbs.Programs.Create;
import dev.sidetone.verbs.Programs.Output;
import dev.sidetone.wiring.programs.KnownKeys.Known;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code sidetone token create}. */
final class TokenMint {
    private TokenMint() {}

    private static @Nullable String region(@Nullable String given) {
        if (given != null && !given.matches("[a-z]{2}[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "A region is two letters and a number, such as us1, ie1 or au1.");
        }
        return given;
    }

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
                        credential == null ? known.pushCredential() : credential,
                        options.endpoint());
        Instant now = Instant.now();
        Duration later = options.start();
        String token =
                AccessToken.of(known.key(), options.identity(), grant, now, life)
                        .with(later == null ? null : now.plus(later), region(options.region()))
                        .sign(known.key());
        output.event("token", Map.of("token", token), token);
        return 0;
    }
}
