package dev.sidetone.wiring.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;

import dev.sidetone.server.files.ServerKey;
import dev.sidetone.time.Randomness;
import dev.sidetone.verbs.Programs.Create;
import dev.sidetone.verbs.Programs.Inspect;
import dev.sidetone.verbs.Programs.Keys;
import dev.sidetone.verbs.Programs.Output;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code sidetone token}, as a person reads it: every defect of voice-sdk.md §4, in a table. */
class TokenInspectionTest {
    @TempDir private Path folder = Path.of("");
    private final List<String> lines = new ArrayList<>();
    private ServerKey key = ServerKey.fresh(Randomness.seeded(1));

    private final Output output =
            new Output() {
                @Override
                public void event(String name, Map<String, Object> facts, String line) {
                    lines.add(line);
                }

                @Override
                public void failure(String name, Map<String, Object> facts, int code, String text) {
                    lines.add(text);
                }
            };

    @BeforeEach
    void household() throws IOException {
        key = ServerKey.in(folder, Randomness.seeded(2));
    }

    /** How a good token is spoiled, and what is said of it: the numbers, the words, the remedy. */
    enum Defect {
        HTML_PAGE(
                (String t) -> "<html><body>Welcome</body></html>",
                "20101",
                "a web page",
                "/accessToken"),
        TWIML((String t) -> "<Response><Say>Hi</Say></Response>", "20101", "TwiML", "/accessToken"),
        EMPTY((String t) -> "", "20101", "it is empty", "take the token alone"),
        JSON(
                (String t) -> "{\"token\":\"x\"}",
                "20101",
                "JSON around a token",
                "Take the token out"),
        TWO_PARTS((String t) -> "abc.def", "20101", "three parts", "three parts"),
        NOT_BASE64((String t) -> "a.b.c", "20101", "cannot be decoded", "take the token alone"),
        CAPABILITY(
                (JWTCreator.Builder b) -> b.withClaim("scope", "scope:client"),
                "20101",
                "capability token"),
        NO_CTY(
                (JWTCreator.Builder b) -> b.withHeader(Map.of("cty", "JWT")),
                "20102",
                "lacks cty",
                "helper library"),
        NOT_JWT(
                (JWTCreator.Builder b) -> b.withHeader(Map.of("typ", "JOT")),
                "20102",
                "typ",
                "helper library"),
        ISSUER(
                (JWTCreator.Builder b) -> b.withIssuer("AC12"),
                "20103",
                "iss must be SK",
                "API key"),
        UNKNOWN_KEY(
                (JWTCreator.Builder b) -> b.withIssuer("SK12"),
                "20103",
                "iss is no SID",
                "Copy the whole SID"),
        SUBJECT(
                (JWTCreator.Builder b) -> b.withSubject("SK1"),
                "20103",
                "sub must be AC",
                "account"),
        ACCOUNT(
                (JWTCreator.Builder b) -> b.withSubject("AC" + "9".repeat(32)),
                "20103",
                "another account"),
        EXPIRED(
                (JWTCreator.Builder b) -> b.withExpiresAt(in(-60)),
                "20104",
                "expired",
                "Fetch a fresh"),
        NO_EXPIRY((JWTCreator.Builder b) -> b.withClaim("exp", (Long) null), "20104", "no expiry"),
        MILLISECONDS(
                (JWTCreator.Builder b) -> b.withClaim("exp", in(60).toEpochMilli()),
                "20104",
                "milliseconds"),
        NOT_BEFORE(
                (JWTCreator.Builder b) -> b.withNotBefore(in(600)),
                "20105",
                "good only in",
                "clock"),
        ISSUED_AHEAD(
                (JWTCreator.Builder b) -> b.withIssuedAt(in(600)),
                "20105",
                "good only in",
                "clock"),
        NO_GRANTS(
                (JWTCreator.Builder b) -> b.withClaim("grants", (Map<String, Object>) null),
                "20106",
                "no grants"),
        NO_VOICE(
                (JWTCreator.Builder b) -> b.withClaim("grants", Map.of("identity", "al")),
                "20106",
                "no voice grant"),
        NO_IDENTITY(
                (JWTCreator.Builder b) -> b.withClaim("grants", Map.of("voice", Map.of())),
                "20106",
                "no identity"),
        ODD_IDENTITY(
                (JWTCreator.Builder b) ->
                        b.withClaim("grants", Map.of("identity", "a b", "voice", Map.of())),
                "31105",
                "a space"),
        TOO_LONG(
                (JWTCreator.Builder b) -> b.withExpiresAt(in(90_000)),
                "20157",
                "24 hours",
                "86399"),
        OTHER_SECRET(Algorithm.HMAC256("not it"), "20107", "another secret", "auth token"),
        HS384(Algorithm.HMAC384("not it"), "20102", "HS384", "Choose HS256"),
        HS512(Algorithm.HMAC512("not it"), "20102", "HS512", "Choose HS256");

        private final UnaryOperator<String> text;
        private final UnaryOperator<JWTCreator.Builder> claims;
        private final Algorithm algorithm;
        private final List<String> said;

        Defect(Spoilt text, String... said) {
            this.text = text::of;
            this.claims = b -> b;
            this.algorithm = Algorithm.none();
            this.said = List.of(said);
        }

        Defect(Changed claims, String... said) {
            this.text = t -> t;
            this.claims = claims::of;
            this.algorithm = Algorithm.none();
            this.said = List.of(said);
        }

        Defect(Algorithm algorithm, String... said) {
            this.text = t -> t;
            this.claims = b -> b;
            this.algorithm = algorithm;
            this.said = List.of(said);
        }

        private static Instant in(long seconds) {
            return Instant.now().plusSeconds(seconds);
        }

        /** A text in the place of a token. */
        interface Spoilt {
            String of(String token);
        }

        /** Other claims. */
        interface Changed {
            JWTCreator.Builder of(JWTCreator.Builder claims);
        }
    }

    private String token(Defect defect) {
        Map<String, Object> voice =
                Map.of(
                        "incoming",
                        Map.of("allow", true),
                        "outgoing",
                        Map.of(
                                "application_sid",
                                key.applicationSid(),
                                "params",
                                Map.of("pin", "4711")));
        var good =
                JWT.create()
                        .withHeader(new HashMap<>(Map.of("cty", "twilio-fpa;v=1")))
                        .withIssuer(key.token().keySid())
                        .withSubject(key.token().accountSid())
                        .withExpiresAt(Instant.now().plusSeconds(3600))
                        .withClaim("grants", Map.of("identity", "alice", "voice", voice));
        Algorithm algorithm =
                defect.algorithm.getName().equals("none")
                        ? Algorithm.HMAC256(key.token().secret())
                        : defect.algorithm;
        return defect.text.apply(defect.claims.apply(good).sign(algorithm));
    }

    private int inspected(String text) throws IOException, InterruptedException {
        return new TokenInspection(new Inspect(text, new Keys(folder, null)), output).run();
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void everyDefectIsNamedWithItsNumberAndHowToMendIt(Defect defect) throws Exception {
        String token = token(defect);
        assertThat(inspected(token)).isEqualTo(1);
        String all = String.join("\n", lines);
        assertThat(all).contains("Wrong: ").contains(defect.said);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertThat(all).doesNotContain("4711", key.token().secret());
        if (signature.length() > 20) {
            assertThat(all).doesNotContain(signature);
        }
    }

    @Test
    void aTokenServerThatIsNotThereIsNamed() throws Exception {
        String page;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            page = "http://127.0.0.1:" + free.getLocalPort() + "/accessToken";
        }
        assertThatThrownBy(() -> inspected(page))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing listens at " + page);
    }

    @Test
    void aGoodTokenOfTheHouseholdIsGood() throws Exception {
        var wanted =
                new Create(
                        "alice",
                        Duration.ofHours(1),
                        true,
                        null,
                        null,
                        Map.of(),
                        Duration.ZERO,
                        "desk",
                        "ie1",
                        new Keys(folder, null));
        assertThat(TokenMint.run(wanted, output)).isZero();
        String token = lines.getFirst();
        lines.clear();

        assertThat(inspected(token)).isZero();
        String all = String.join("\n", lines);
        assertThat(all)
                .contains("identity", "alice")
                .containsPattern("nbf +20")
                .containsPattern("endpoint_id +desk")
                .containsPattern("twr +ie1")
                .containsPattern("signature +checked")
                .contains("nothing forbids its use");
    }

    @Test
    void oneThatIsForLaterSaysSo() throws Exception {
        var wanted =
                new Create(
                        "alice",
                        Duration.ofHours(1),
                        true,
                        null,
                        null,
                        Map.of(),
                        Duration.ofMinutes(10),
                        null,
                        null,
                        new Keys(folder, null));
        TokenMint.run(wanted, output);
        assertThat(inspected(lines.getFirst())).isEqualTo(1);
        assertThat(String.join("\n", lines)).contains("20105");
    }
}
