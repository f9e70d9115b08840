package dev.sidetone.voice;

import static dev.sidetone.voice.SdkTown.hearsOnly;
import static dev.sidetone.voice.SdkTown.soon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.sdk.SdkPage;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.voice.TalkingPair.Person;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the unmodified JavaScript SDK makes of good and of bad access tokens. */
@Tag("real")
class StockSdkTokensTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension static final SdkTown TOWN = new SdkTown();

    private static String token(TokenKey key, VoiceGrant grant, Instant since, Duration life) {
        return AccessToken.of(key, "carol", grant, since, life).sign(key);
    }

    @Test
    void aFreshTokenInACallIsTakenAndTheCallGoesOn() {
        Person bob = TOWN.bob();
        bob.registeredBySocket();
        SdkPage carol = TOWN.carol();
        carol.registers();
        carol.calls("{To: 'bob'}");
        carol.awaits("accept");
        bob.await("connected");
        int before = carol.page().frames().size();

        String fresh =
                token(
                        TOWN.server().key().token(),
                        TOWN.server().key().grant(),
                        Instant.now(),
                        HOUR);
        carol.does("web.device.updateToken('" + fresh + "')");

        soon(() -> SdkTown.frames(carol, before).stream().anyMatch(is("< .*\"answer\".*")));
        assertThat(SdkTown.frames(carol, before))
                .anyMatch(is("> .*" + fresh + ".*\"listen\".*"))
                .anyMatch(is("< .*\"connected\".*"))
                .anyMatch(is("> .*\"reconnect\".*\"invite\".*"));
        hearsOnly(carol, 880, 440);
        hearsOnly(bob, 440, 880);
        assertThat(carol.events()).containsExactly("registered", "ringing", "accept");
        carol.does("web.call.disconnect()");
        bob.await("disconnected");
    }

    private static Predicate<String> is(String pattern) {
        return text -> text.matches("(?s)" + pattern);
    }

    @Test
    void aTokenThatEndsInACallIsToldAndTheCallGoesOn() {
        Person bob = TOWN.bob();
        bob.registeredBySocket();
        TokenKey key = TOWN.server().key().token();
        VoiceGrant grant = TOWN.server().key().grant();
        SdkPage carol = TOWN.carol("{tokenRefreshMs: 1500}");
        carol.calls("{To: 'bob'}");
        carol.awaits("accept");
        bob.await("connected");
        String brief = token(key, grant, Instant.now(), Duration.ofSeconds(4));
        carol.does("web.device.updateToken('" + brief + "')");
        carol.awaits("tokenWillExpire");
        carol.awaits("device error 20104");
        hearsOnly(carol, 880, 440);
        hearsOnly(bob, 440, 880);
        carol.does("web.device.updateToken('" + token(key, grant, Instant.now(), HOUR) + "')");
        carol.registers();
        carol.does("web.call.disconnect()");
        carol.awaits("disconnect");
    }

    @Test
    void aBadTokenIsRefusedWithItsCode() {
        TokenKey key = TOWN.server().key().token();
        VoiceGrant grant = TOWN.server().key().grant();
        Instant now = Instant.now();
        TokenKey forger = new TokenKey(key.accountSid(), key.keySid(), "x".repeat(32));
        TokenKey stranger = new TokenKey(key.accountSid(), "SK" + "0".repeat(32), key.secret());
        Map<String, Integer> precise = new LinkedHashMap<>();
        precise.put(token(key, grant, now.minus(HOUR.multipliedBy(2)), HOUR), 20104);
        precise.put("no.token.atall", 20101);
        precise.put(token(forger, grant, now, HOUR), 31202);
        precise.put(token(stranger, grant, now, HOUR), 20151);
        precise.put(token(key, grant, now.plus(HOUR), HOUR), 20101);
        precise.put(token(key, grant, now, Duration.ofHours(25)), 31207);
        precise.forEach((token, code) -> refused(token, true, code));

        refused(token(key, grant, now.minus(HOUR.multipliedBy(2)), HOUR), false, 20104);
        refused("no.token.atall", false, 20101);
        refused(token(forger, grant, now, HOUR), false, 53000);
    }

    @Test
    void aTokenWithoutItsGrantsIsRefusedWithItsCode() {
        TokenKey key = TOWN.server().key().token();
        VoiceGrant outgoingOnly =
                new VoiceGrant(false, TOWN.server().key().grant().applicationSid(), Map.of(), null);
        refused(token(key, outgoingOnly, Instant.now(), HOUR), true, 20151);
    }

    private static void refused(String token, boolean precise, int code) {
        SdkPage carol = TOWN.carol();
        carol.opens(
                token, TOWN.options("{enableImprovedSignalingErrorPrecision: " + precise + "}"));
        carol.does("void web.device.register()");
        carol.awaits("device error " + code);
        assertThat(carol.does("web.device.state").asText()).isNotEqualTo("registered");
    }
}
