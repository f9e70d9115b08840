package dev.sidetone.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

class TokenReportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "a secret nobody knows");
    private static final String APPLICATION = "AP" + "2".repeat(32);
    private static final String CREDENTIAL = "CR" + "3".repeat(32);
    private static final VoiceGrant FULL = VoiceGrant.full(APPLICATION, CREDENTIAL);
    private static final Map<String, Object> GRANTS =
            Map.of(
                    "identity",
                    "alice",
                    "voice",
                    Map.of(
                            "incoming",
                            Map.of("allow", true),
                            "outgoing",
                            Map.of("application_sid", APPLICATION),
                            "push_credential_sid",
                            CREDENTIAL));

    private static TokenReport report(String text) {
        return TokenReport.of(text, NOW, TokenInspector.of(KEY));
    }

    /** A good token with something changed. */
    private static String token(Algorithm algorithm, UnaryOperator<JWTCreator.Builder> change) {
        var good =
                JWT.create()
                        .withHeader(Map.<String, Object>of("cty", "twilio-fpa;v=1"))
                        .withIssuer(KEY.keySid())
                        .withSubject(KEY.accountSid())
                        .withExpiresAt(NOW.plusSeconds(3600))
                        .withClaim("grants", GRANTS);
        return change.apply(good).sign(algorithm);
    }

    private static String token(UnaryOperator<JWTCreator.Builder> change) {
        return token(Algorithm.HMAC256(KEY.secret()), change);
    }

    private static String granting(Object voice) {
        return token(b -> b.withClaim("grants", Map.of("identity", "alice", "voice", voice)));
    }

    private static void wrong(String token, int mobile, int javascript, String words) {
        TokenReport report = report(token);
        assertThat(report.good()).isFalse();
        assertThat(report.items())
                .anySatisfy(
                        item -> {
                            assertThat(item.fatal()).isTrue();
                            assertThat(item.mobile()).isEqualTo(mobile);
                            assertThat(item.javascript()).isEqualTo(javascript);
                            assertThat(item.text() + " " + item.remedy()).contains(words);
                        });
    }

    private static void noted(String token, int mobile, String words) {
        TokenReport report = report(token);
        assertThat(report.good()).as(report.items().toString()).isTrue();
        assertThat(report.items())
                .anySatisfy(
                        item -> {
                            assertThat(item.mobile()).isEqualTo(mobile);
                            assertThat(item.text()).contains(words);
                            assertThat(item.remedy()).isNotBlank();
                        });
    }

    @Test
    void aGoodTokenHasNothingToMend() {
        String token = AccessToken.of(KEY, "alice", FULL, NOW, Duration.ofHours(1)).sign(KEY);
        TokenReport report = report(token);
        assertThat(report.good()).isTrue();
        assertThat(report.items()).isEmpty();
        assertThat(report.claims())
                .containsEntry("identity", "alice")
                .containsEntry("exp", "2026-03-01T13:00:00Z")
                .containsEntry("application_sid", APPLICATION);
    }

    @Test
    void theSignatureAndTheValuesOfParametersAreNeverShown() {
        var secretive = new VoiceGrant(true, APPLICATION, Map.of("pin", "4711"), CREDENTIAL);
        String token = AccessToken.of(KEY, "alice", secretive, NOW, Duration.ofHours(1)).sign(KEY);
        TokenReport report = report(token + "x");
        assertThat(report.items()).isNotEmpty();
        assertThat(report.claims()).containsEntry("params", "pin");
        assertThat(report.toString())
                .doesNotContain(List.of(token.split("[.]")).getLast())
                .doesNotContain("4711", KEY.secret());
    }

    @Test
    void whatIsNoTokenIsCalledByItsName() {
        wrong("", 20101, 31204, "it is empty");
        wrong("<html><body>hello</body></html>", 20101, 31204, "a web page");
        wrong("<?xml version=\"1.0\"?><Response/>", 20101, 31204, "TwiML");
        wrong("{\"token\":\"x\"}", 20101, 31204, "JSON around a token");
        wrong("abc", 20101, 31204, "three parts");
        wrong("a.b.c", 20101, 31204, "cannot be decoded");
        wrong(token(b -> b.withClaim("scope", "scope:client")), 20101, 31204, "capability token");
    }

    @Test
    void headersAreLookedAt() {
        wrong(token(Algorithm.HMAC384(KEY.secret()), b -> b), 20102, 31204, "HS384");
        wrong(token(Algorithm.HMAC512(KEY.secret()), b -> b), 20102, 31204, "Choose HS256");
        wrong(token(b -> b.withHeader(Map.of("cty", "JWT"))), 20102, 31204, "cty");
        noted(
                token(b -> b.withHeader(Map.of("cty", "twilio-fpa;v=1", "twr", "ie1"))),
                0,
                "region ie1");
    }

    @Test
    void issuersAndSecretsAreLookedAt() {
        wrong(token(b -> b.withIssuer("AC1")), 20103, 31201, "iss must be SK");
        wrong(token(b -> b.withSubject("SK1")), 20103, 31201, "sub must be AC");
        wrong(token(b -> b.withIssuer("SK12")), 20103, 31201, "iss is no SID");
        wrong(token(b -> b.withSubject("AC12")), 20103, 31201, "sub is no SID");
        wrong(token(b -> b.withSubject("AC" + "9".repeat(32))), 20103, 31201, "another account");
        wrong(token(Algorithm.HMAC256("other"), b -> b), 20107, 31202, "another secret");
    }

    @Test
    void timesAreLookedAt() {
        wrong(token(b -> b.withExpiresAt(NOW.minusSeconds(60))), 20104, 31205, "Fetch a fresh");
        wrong(token(b -> b.withClaim("exp", (Long) null)), 20104, 31205, "no expiry");
        wrong(
                token(b -> b.withClaim("exp", NOW.plusSeconds(3600).toEpochMilli())),
                20104,
                31205,
                "milliseconds");
        wrong(token(b -> b.withNotBefore(NOW.plusSeconds(600))), 20105, 31204, "clock");
        wrong(token(b -> b.withExpiresAt(NOW.plusSeconds(90_000))), 20157, 31207, "86399");
        noted(token(b -> b.withExpiresAt(NOW.plusSeconds(86_400))), 0, "a whole day");
    }

    @Test
    void grantsAreLookedAt() {
        wrong(token(b -> b.withClaim("grants", (Map<String, Object>) null)), 20106, 31201, "grant");
        wrong(
                token(b -> b.withClaim("grants", Map.of("voice", Map.of()))),
                20106,
                31201,
                "identity");
        wrong(granting("yes"), 20106, 31201, "not an object");
        wrong(
                token(b -> b.withClaim("grants", Map.of("identity", "a b", "voice", Map.of()))),
                31105,
                31105,
                "a space");
    }

    @Test
    void whatATokenIsNotGoodForIsNoted() {
        noted(granting(Map.of()), 21218, "no call can be placed");
        noted(granting(Map.of()), 20106, "nobody can register");
        noted(granting(Map.of()), 31301, "no push credential");
        noted(
                granting(Map.of("outgoing", Map.of("application_sid", "AP1"))),
                21218,
                "no SID of an application");
        noted(granting(Map.of("push_credential_sid", "CR1")), 31301, "no SID of a push");
        noted(
                token(b -> b.withClaim("grants", Map.of("identity", "a.b", "voice", Map.of()))),
                31105,
                "not every voice server");
    }
}
