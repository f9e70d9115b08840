package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

class LinesTest {
    private final Town town = new Town();
    private final ScriptedWire alice = town.sidetone("alice");

    @ParameterizedTest
    @CsvSource({
        ", ECHO",
        "'', ECHO",
        "To=, GREETING",
        "to=&To=, GREETING",
        "x=1, GREETING",
        "To=greeting, GREETING",
        "To=client:echo, ECHO",
        "to=silence, SILENCE",
        "to=%2B15005550006, ECHO",
        "to=music, MUSIC",
    })
    void aCallGoesWhereItsParametersSay(@Nullable String params, Line line) {
        alice.say(Invite.outgoing("TJS1", OFFER, params));

        alice.hear(Ringing.class);
        Port port = town.ports.only();
        assertThat(port.offer).isEqualTo(OFFER);
        port.listener.connected();
        town.settle();
        assertThat(port.echo).isEqualTo(line == Line.ECHO);
        assertThat(port.playing)
                .isEqualTo(
                        switch (line) {
                            case GREETING -> List.of(new Prompt.Sound("greeting"));
                            case MUSIC -> List.of(new Prompt.Sound("hold-music"));
                            case SILENCE -> List.of(new Prompt.Tones("wwww"));
                            default -> List.of();
                        });
    }

    @Test
    void aLineAnswersAndHangsUp() {
        alice.say(call("TJS1", "greeting"));
        String sid = alice.hear(Ringing.class).callSid();
        Port port = town.ports.only();

        port.listener.described(ANSWER);
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
        port.listener.connected();
        port.listener.played();

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
        assertThat(town.ports.ports()).isEmpty();
    }

    private String inACallWith(String line) {
        alice.say(call("TJS1", line));
        String sid = alice.hear(Ringing.class).callSid();
        town.ports.only().listener.described(ANSWER);
        alice.hear(Answer.class);
        town.ports.only().listener.connected();
        town.settle();
        return sid;
    }

    @Test
    void theCallerHangsUp() {
        String sid = inACallWith("echo");

        alice.say(Hangup.of(sid));

        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void theCallerHangsUpBeforeTheLineAnswers() {
        alice.say(call("TJS1", "echo")).say(Hangup.of("TJS1"));
        alice.hear(Ringing.class);

        assertThat(town.ports.ports()).isEmpty();
        alice.hearsNothing();
    }

    @Test
    void theCallerVanishes() {
        inACallWith("echo");
        town.wires().cut(alice.wire());

        town.pass(Duration.ofSeconds(31));

        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void aLineTakesNewOffers() {
        String sid = inACallWith("echo");

        alice.say(new Reinvite(sid, OFFER + "a=fresh\r\n"));
        assertThat(town.ports.only().offer).endsWith("a=fresh\r\n");
        town.ports.only().listener.described(ANSWER + "a=fresh\r\n");

        assertThat(alice.hear(Answer.class))
                .isEqualTo(new Answer(sid, ANSWER + "a=fresh\r\n", null));
    }

    @Test
    void withoutMediaALineSaysWhy() {
        alice.say(call("TJS1", "echo"));
        String sid = alice.hear(Ringing.class).callSid();

        town.ports.only().listener.failed(31503, "install libpulse0");

        assertThat(alice.hear(Hangup.class))
                .isEqualTo(Hangup.of(sid, new WireError(31503, "install libpulse0")));
        assertThat(town.ports.ports()).isEmpty();
    }

    /** Two callers of the conference line hear each other, and the first one music until then. */
    @Test
    void aConferenceLineIsOneRoom() {
        inACallWith("conference");
        assertThat(town.ports.only().room).isEqualTo("conference rehearsal");
        ScriptedWire bob = town.sidetone("bob");
        bob.say(call("TJS2", "conference"));
        bob.hear(Ringing.class);
        town.ports.last().listener.connected();
        town.settle();

        assertThat(town.ports.ports())
                .hasSize(2)
                .allMatch(port -> "conference rehearsal".equals(port.room) && !port.muted);
    }

    @Test
    void linesThatDoNotAnswer() {
        alice.say(call("TJS1", "busy"));
        String busy = alice.hear(Ringing.class).callSid();
        assertThat(alice.hear(Hangup.class))
                .isEqualTo(Hangup.of(busy, new WireError(31486, "this line is always busy")));

        alice.say(call("TJS2", "decline"));
        alice.hear(Ringing.class);
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31603, "this line refuses every call"));

        alice.say(call("TJS3", "noanswer"));
        alice.hear(Ringing.class);
        town.pass(Duration.ofSeconds(29));
        alice.hearsNothing();
        town.pass(Duration.ofSeconds(1));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "noanswer did not answer"));
        assertThat(town.ports.ports()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 31484", "+15005550002, 31404", "+15005550003, 31403"})
    void numbersThatCannotBeCalled(String number, int code) {
        alice.say(call("TJS1", number.replace("+", "%2B")));
        alice.hear(Ringing.class);
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Line.class)
    void nobodyIsCalledLikeALine(Line line) {
        ScriptedWire impostor = town.stranger();
        impostor.say(town.listen(line.dialled(), "sidetone"));

        assertThat(impostor.hear(Failed.class).error())
                .isEqualTo(
                        new WireError(
                                31105,
                                "The name "
                                        + line.dialled()
                                        + " belongs to a line of this server. Choose another"
                                        + " one."));
    }
}
