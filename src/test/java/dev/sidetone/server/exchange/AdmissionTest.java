package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Offline;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class AdmissionTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Town town = new Town();

    private WireError refusal(String token, String platform) {
        ScriptedWire wire = town.stranger();
        wire.say(new Listen(token, null, 0, new Endpoint(platform, "1")));
        return wire.hear(Failed.class).error();
    }

    @Test
    void saysWhomItRecognised() {
        ScriptedWire alice = town.stranger();
        alice.say(town.listen("alice", "browser"));

        Connected connected = alice.hear(Connected.class);
        assertThat(connected.token().identity()).isEqualTo("alice");
        assertThat(connected.token().ttl()).isBetween(3590L, 3600L);
        assertThat(connected.token().accountSid()).isEqualTo(Town.KEY.accountSid());
    }

    @Test
    void numbersDefectsAsTheEndpointDoes() {
        var other = new TokenKey(Town.KEY.accountSid(), Town.KEY.keySid(), "another secret");
        String forged =
                AccessToken.of(other, "alice", VoiceGrant.full("AP1", "CR1"), town.time.now(), HOUR)
                        .sign(other);

        assertThat(refusal(forged, "browser").code()).isEqualTo(31202);
        assertThat(refusal(forged, "sidetone").code()).isEqualTo(20107);
        assertThat(refusal("<html>", "browser").code()).isEqualTo(31204);
        assertThat(refusal("<html>", "sidetone"))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo(20101);
                            assertThat(error.message()).contains("a web page");
                        });
    }

    @Test
    void aBadTokenMayBeFollowedByAGoodOne() {
        ScriptedWire alice = town.stranger();
        alice.say(new Listen("nonsense", null, 0, null)).say(town.listen("alice", "sidetone"));

        alice.hear(Failed.class);
        alice.hear(Connected.class);
    }

    @Test
    void aSocketKeepsItsIdentity() {
        ScriptedWire alice = registered(town.sidetone("alice"));
        alice.say(town.listen("bob", "sidetone"));

        assertThat(alice.hear(Failed.class).error())
                .isEqualTo(new WireError(20151, "this socket belongs to alice"));
        town.sidetone("carol").say(call("TJS1", "alice"));
        assertThat(alice.hear(Invite.class).parameters()).containsEntry("To", "client:alice");
    }

    @Test
    void registersAndLeaves() {
        ScriptedWire alice = town.sidetone("alice");
        ScriptedWire bob = registered(town.sidetone("bob"));
        bob.say(new Register(true)).hear(Ready.class);

        bob.say(new Register(false)).hear(Offline.class);

        alice.say(call("TJS1", "bob"));
        alice.hear(Hangup.class);
        bob.hearsNothing();
    }

    @Test
    void grantsAreAskedFor() {
        ScriptedWire alice = town.stranger();
        var nothing = new VoiceGrant(false, null, Map.of(), null);
        String token = town.token("alice", nothing, HOUR);
        alice.say(new Listen(token, null, 0, new Endpoint("browser", "1")));
        alice.hear(Connected.class);

        alice.say(new Register(true));
        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31201);
        alice.say(call("TJS1", "echo"));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31001);
    }

    @Test
    void anApplicationThatIsNotKnownIsNamed() {
        ScriptedWire browser = town.stranger();
        ScriptedWire phone = town.stranger();
        String token = town.token("alice", VoiceGrant.full("AP9", "CR1"), HOUR);
        browser.say(new Listen(token, null, 0, new Endpoint("browser", "1")));
        browser.hear(Connected.class);
        phone.say(new Listen(token, null, 0, new Endpoint("sidetone", "1")));
        phone.hear(Connected.class);

        browser.say(call("TJS1", "echo"));
        phone.say(call("TJS2", "echo"));

        assertThat(browser.hear(Hangup.class).error())
                .isEqualTo(new WireError(31001, "this server has no application AP9"));
        assertThat(phone.hear(Hangup.class).error())
                .isEqualTo(new WireError(21218, "this server has no application AP9"));
    }

    @Test
    void manyParametersAreWorthALine() {
        ScriptedWire alice = town.sidetone("alice");
        alice.say(Invite.outgoing("TJS1", Town.OFFER, "To=echo&a=" + "x".repeat(790)));
        assertThat(notes()).isEmpty();
        alice.say(Invite.outgoing("TJS2", Town.OFFER, "To=echo&a=" + "x".repeat(791)));
        assertThat(notes()).containsExactly(801);
    }

    private List<Object> notes() {
        return town.exchange().trace().events().stream()
                .filter(event -> event.name().equals("LargeParams"))
                .<Object>map(event -> String.valueOf(event.detail()))
                .map(text -> (Object) Integer.valueOf(String.valueOf(text)))
                .toList();
    }

    @Test
    void parametersOfTheTokenComeWithEveryCall() {
        ScriptedWire alice = town.stranger();
        ScriptedWire bob = registered(town.sidetone("bob"));
        var grant = new VoiceGrant(true, "AP1", Map.of("to", "bob", "shop", "7"), null);
        alice.say(new Listen(town.token("alice", grant, HOUR), null, 0, null));
        alice.hear(Connected.class);

        alice.say(Invite.outgoing("TJS1", OFFER, null));

        assertThat(bob.hear(Invite.class).parameters()).containsEntry("Params", "shop=7");
    }

    @Test
    void anExpiringTokenIsToldButEndsNothing() {
        ScriptedWire bob = registered(town.sidetone("bob"));
        ScriptedWire alice = town.stranger();
        String shortLived =
                town.token("alice", VoiceGrant.full("AP1", "CR1"), Duration.ofSeconds(30));
        alice.say(new Listen(shortLived, null, 0, new Endpoint("browser", "1")));
        alice.hear(Connected.class);
        alice.say(call("TJS1", "bob"));
        alice.hear(Ringing.class);
        String sid = bob.hear(Invite.class).callSid();
        bob.say(new Message.Answer(sid, Town.ANSWER, null));
        alice.hear(Message.Answer.class);

        town.pass(Duration.ofSeconds(31));

        assertThat(alice.hear(Failed.class).error().code()).isEqualTo(31205);
        alice.say(call("TJS2", "bob"));
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31205);
        bob.hearsNothing();

        alice.say(town.listen("alice", "browser")).hear(Connected.class);
        alice.say(call("TJS3", "bob"));
        alice.hear(Ringing.class);
    }

    @Test
    void aFreshTokenInTimeSilencesTheWarning() {
        ScriptedWire alice = town.stranger();
        String shortLived =
                town.token("alice", VoiceGrant.full("AP1", "CR1"), Duration.ofSeconds(30));
        alice.say(new Listen(shortLived, null, 0, null)).hear(Connected.class);
        alice.say(town.listen("alice", "sidetone")).hear(Connected.class);

        town.pass(Duration.ofSeconds(60));

        alice.hearsNothing();
    }
}
