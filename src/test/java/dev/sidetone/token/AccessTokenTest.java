package dev.sidetone.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class AccessTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "a secret nobody knows");
    private static final VoiceGrant FULL = VoiceGrant.full("AP1", "CR1");

    private final TokenInspector inspector = TokenInspector.of(KEY);

    @Test
    void isAcceptedAsItWasMade() throws InvalidToken {
        var made = AccessToken.of(KEY, "alice", FULL, NOW, AccessToken.USUAL_LIFE);

        assertThat(inspector.verify(made.sign(KEY), NOW)).isEqualTo(made);
        assertThat(inspector.verify("  " + made.sign(KEY) + "\n", NOW)).isEqualTo(made);
    }

    @Test
    void hasTheHeaderAndClaimsOfTwilio() {
        String token = AccessToken.of(KEY, "alice", FULL, NOW, Duration.ofHours(1)).sign(KEY);
        String[] parts = token.split("\\.");

        assertThat(decoded(parts[0]))
                .contains("\"typ\":\"JWT\"", "\"alg\":\"HS256\"", "\"cty\":\"twilio-fpa;v=1\"");
        assertThat(decoded(parts[1]))
                .contains(
                        "\"jti\":\"" + KEY.keySid() + "-" + NOW.getEpochSecond() + "\"",
                        "\"iss\":\"" + KEY.keySid() + "\"",
                        "\"sub\":\"" + KEY.accountSid() + "\"",
                        "\"iat\":" + NOW.getEpochSecond(),
                        "\"exp\":" + (NOW.getEpochSecond() + 3600),
                        "\"identity\":\"alice\"",
                        "\"incoming\":{\"allow\":true}",
                        "\"outgoing\":{\"application_sid\":\"AP1\"}",
                        "\"push_credential_sid\":\"CR1\"");
    }

    @Test
    void leavesOutWhatIsNotGranted() {
        var nothing = new VoiceGrant(false, null, Map.of(), null);
        String token = AccessToken.of(KEY, "alice", nothing, NOW, Duration.ofHours(1)).sign(KEY);

        assertThat(decoded(token.split("\\.")[1])).contains("\"voice\":{}").doesNotContain("null");
    }

    @Test
    void mayLackTheTimeOfIssue() throws InvalidToken {
        String token = crafted(b -> b.withExpiresAt(NOW.plusSeconds(60)));

        assertThat(inspector.verify(token, NOW).issuedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "not a token",
                "a.b.c",
                "a.b",
                "<!DOCTYPE html><html></html>",
                "<?xml version=\"1.0\"?><Response><Say>Welcome</Say></Response>",
                "{\"token\":\"a.b.c\"}",
            })
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> inspector.verify(text, NOW))
                .isInstanceOfSatisfying(
                        InvalidToken.class,
                        e -> assertThat(e.defect()).isEqualTo(TokenDefect.INVALID));
    }

    @Test
    void knowsAWebPageFromTwiml() {
        assertThat(first("<html><body>")).contains("a web page").contains("/accessToken");
        assertThat(first("<?xml version=\"1.0\"?><Response/>")).contains("TwiML");
    }

    @Test
    void refusesAnotherAlgorithm() {
        var claims = claims(b -> b.withExpiresAt(NOW.plusSeconds(60)));

        assertDefect(claims.sign(Algorithm.HMAC512(KEY.secret())), TokenDefect.HEADER, "HS256");
        assertDefect(claims.sign(Algorithm.none()), TokenDefect.HEADER, "HS256");
    }

    @Test
    void refusesAHeaderWithoutContentType() {
        String token =
                JWT.create()
                        .withIssuer(KEY.keySid())
                        .withSubject(KEY.accountSid())
                        .withExpiresAt(NOW.plusSeconds(60))
                        .sign(Algorithm.HMAC256(KEY.secret()));

        assertDefect(token, TokenDefect.HEADER, "cty");
    }

    @Test
    void refusesAnotherIssuer() {
        var other = new TokenKey(KEY.accountSid(), "SK" + "2".repeat(32), KEY.secret());
        var account = new TokenKey("AC" + "2".repeat(32), KEY.keySid(), KEY.secret());
        var life = Duration.ofHours(1);

        assertDefect(
                AccessToken.of(other, "alice", FULL, NOW, life).sign(other),
                TokenDefect.ISSUER,
                "API key that this server does not have");
        assertDefect(
                AccessToken.of(account, "alice", FULL, NOW, life).sign(account),
                TokenDefect.ACCOUNT,
                "another account");
    }

    @Test
    void refusesAnotherSecret() {
        var other = new TokenKey(KEY.accountSid(), KEY.keySid(), "another secret");

        assertDefect(
                AccessToken.of(other, "alice", FULL, NOW, Duration.ofHours(1)).sign(other),
                TokenDefect.SIGNATURE,
                "another secret");
    }

    @Test
    void refusesChangedClaims() {
        String[] parts =
                AccessToken.of(KEY, "al", FULL, NOW, Duration.ofHours(1)).sign(KEY).split("\\.");
        String changed = decoded(parts[1]).replace("\"al\"", "\"bo\"");
        String forged = parts[0] + "." + encoded(changed) + "." + parts[2];

        assertDefect(forged, TokenDefect.SIGNATURE, "signed with another secret");
    }

    @Test
    void refusesBadTimes() {
        assertDefect(crafted(b -> b), TokenDefect.EXPIRED, "no expiry");
        assertDefect(crafted(b -> b.withExpiresAt(NOW)), TokenDefect.EXPIRED, "expired 0 seconds");
        assertDefect(
                crafted(b -> b.withExpiresAt(NOW.minusSeconds(7200))),
                TokenDefect.EXPIRED,
                "expired 2 hours ago");
        assertDefect(
                crafted(
                        b ->
                                b.withExpiresAt(NOW.plusSeconds(90))
                                        .withNotBefore(NOW.plusSeconds(60))),
                TokenDefect.NOT_YET_VALID,
                "only in 60 seconds");
        assertDefect(
                crafted(b -> b.withExpiresAt(NOW.plus(Duration.ofHours(25)))),
                TokenDefect.LIFE_TOO_LONG,
                "24 hours");
    }

    @Test
    void toleratesAClockThatIsALittleAhead() throws InvalidToken {
        String token =
                crafted(b -> b.withIssuedAt(NOW.plusSeconds(5)).withExpiresAt(NOW.plusSeconds(60)));

        assertThat(inspector.verify(token, NOW).identity()).isEqualTo("alice");
    }

    @Test
    void takesADayAtMost() throws InvalidToken {
        String day =
                crafted(b -> b.withIssuedAt(NOW).withExpiresAt(NOW.plus(Duration.ofHours(24))));

        assertThat(inspector.verify(day, NOW).identity()).isEqualTo("alice");
    }

    @Test
    void refusesBadGrants() {
        var good = NOW.plusSeconds(60);
        assertDefect(signed(Map.of(), good), TokenDefect.NO_IDENTITY, "no identity");
        assertDefect(signed(Map.of("identity", ""), good), TokenDefect.NO_IDENTITY, "no identity");
        assertDefect(signed(Map.of("identity", 7), good), TokenDefect.NO_IDENTITY, "no identity");
        assertDefect(signed(Map.of("identity", "alice"), good), TokenDefect.GRANTS, "no voice");
        assertDefect(
                signed(Map.of("identity", "a b", "voice", Map.of()), good),
                TokenDefect.IDENTITY,
                "a space");
        assertDefect(
                signed(Map.of("identity", "a".repeat(300), "voice", Map.of()), good),
                TokenDefect.IDENTITY,
                "300 characters");
    }

    @Test
    void saysEverythingThatIsWrong() {
        var inspection =
                TokenInspector.withoutKey()
                        .inspect(signed(Map.of("identity", "a\tb"), NOW.minusSeconds(1)), NOW);

        assertThat(inspection.findings())
                .extracting(TokenInspector.Finding::defect)
                .containsExactly(TokenDefect.EXPIRED, TokenDefect.IDENTITY, TokenDefect.GRANTS);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 20101, 31204",
        "HEADER, 20102, 31204",
        "ISSUER, 20103, 31201",
        "SIGNATURE, 20107, 31202",
        "EXPIRED, 20104, 31205",
        "NOT_YET_VALID, 20105, 31204",
        "LIFE_TOO_LONG, 20157, 31207",
        "GRANTS, 20106, 31201",
        "IDENTITY, 31105, 31105",
    })
    void defectsHaveTheirNumbers(TokenDefect defect, int mobile, int wire) {
        assertThat(defect.mobileCode()).isEqualTo(mobile);
        assertThat(defect.wireCode()).isEqualTo(wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "Bob_7", "張", "adam.weissert", "a@b.example", "a-b", "+1555"})
    void takesNames(String name) {
        assertThat(Identity.problem(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\u0000", "a/b", "client:bob", "<b>", "a&b", "a%b", "\ud800"})
    void refusesNames(String name) {
        assertThat(Identity.problem(name)).isNotNull();
    }

    @Test
    void warnsOfUnusualNames() {
        assertThat(Identity.warning("alice_1")).isNull();
        assertThat(List.of("a.b", "張", "a@b"))
                .allSatisfy(name -> assertThat(Identity.warning(name)).contains(name));
    }

    @Test
    void sealedClaimsOpenForTheirPurposeAlone() {
        var reconnect = new SealedClaims(KEY, "reconnect");
        var bridge = new SealedClaims(KEY, "bridge");
        String sealed = reconnect.seal(Map.of("call", "CA1"), NOW.plusSeconds(60));

        assertThat(reconnect.open(sealed, NOW)).isEqualTo(Map.of("call", "CA1"));
        assertThat(new SealedClaims(KEY, "reconnect").open(sealed, NOW)).isNotNull();
        assertThat(bridge.open(sealed, NOW)).isNull();
        assertThat(reconnect.open(sealed, NOW.plusSeconds(60))).isNull();
        assertThat(reconnect.open(sealed + "x", NOW)).isNull();
        assertThat(reconnect.open("nonsense", NOW)).isNull();
        String access = AccessToken.of(KEY, "alice", FULL, NOW, Duration.ofHours(1)).sign(KEY);
        assertThat(reconnect.open(access, NOW)).isNull();
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(KEY.toString()).doesNotContain(KEY.secret());
    }

    private String first(String text) {
        return inspector.inspect(text, NOW).findings().getFirst().text();
    }

    private void assertDefect(String token, TokenDefect defect, String text) {
        assertThatThrownBy(() -> inspector.verify(token, NOW))
                .isInstanceOfSatisfying(
                        InvalidToken.class, e -> assertThat(e.defect()).isEqualTo(defect))
                .hasMessageContaining(text);
    }

    private static String crafted(java.util.function.UnaryOperator<JWTCreator.Builder> more) {
        return more.apply(claims(b -> {})).sign(Algorithm.HMAC256(KEY.secret()));
    }

    private static String signed(Map<String, ?> grants, Instant expires) {
        return claims(b -> b.withClaim("grants", grants).withExpiresAt(expires))
                .sign(Algorithm.HMAC256(KEY.secret()));
    }

    private static JWTCreator.Builder claims(Consumer<JWTCreator.Builder> more) {
        var builder =
                JWT.create()
                        .withHeader(Map.<String, Object>of("cty", "twilio-fpa;v=1"))
                        .withIssuer(KEY.keySid())
                        .withSubject(KEY.accountSid())
                        .withClaim("grants", Map.of("identity", "alice", "voice", Map.of()));
        more.accept(builder);
        return builder;
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
