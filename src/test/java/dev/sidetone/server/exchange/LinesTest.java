package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.call.Line;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reinvite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedWire;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

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
    })
    void aCallGoesWhereItsParametersSay(@Nullable String params, Line line) {
        alice.say(Invite.outgoing("TJS1", OFFER, params));

        alice.hear(Ringing.class);
        assertThat(town.lines.only().line()).isEqualTo(line);
        assertThat(town.lines.only().offer()).isEqualTo(OFFER);
    }

    @Test
    void aLineAnswersAndHangsUp() {
        alice.say(call("TJS1", "greeting"));
        String sid = alice.hear(Ringing.class).callSid();

        town.lines.only().listener().answered(ANSWER);
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
        town.lines.only().listener().finished();

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
        assertThat(town.lines.calls()).isEmpty();
    }

    @Test
    void theCallerHangsUp() {
        alice.say(call("TJS1", "echo"));
        String sid = alice.hear(Ringing.class).callSid();
        town.lines.only().listener().answered(ANSWER);
        alice.hear(Answer.class);

        alice.say(Hangup.of(sid));

        assertThat(town.lines.calls()).isEmpty();
    }

    @Test
    void theCallerHangsUpBeforeTheLineAnswers() {
        alice.say(call("TJS1", "echo")).say(Hangup.of("TJS1"));
        alice.hear(Ringing.class);

        assertThat(town.lines.calls()).isEmpty();
        alice.hearsNothing();
    }

    @Test
    void theCallerVanishes() {
        alice.say(call("TJS1", "echo"));
        alice.hear(Ringing.class);
        town.lines.only().listener().answered(ANSWER);
        town.settle();
        town.wires().cut(alice.wire());

        town.pass(Duration.ofSeconds(16));

        assertThat(town.lines.calls()).isEmpty();
    }

    @Test
    void aLineTakesNewOffers() {
        alice.say(call("TJS1", "echo"));
        String sid = alice.hear(Ringing.class).callSid();
        town.lines.only().listener().answered(ANSWER);
        alice.hear(Answer.class);

        alice.say(new Reinvite(sid, OFFER + "a=fresh\r\n"));
        assertThat(town.lines.only().offer()).endsWith("a=fresh\r\n");
        town.lines.only().listener().answered(ANSWER + "a=fresh\r\n");

        assertThat(alice.hear(Answer.class))
                .isEqualTo(new Answer(sid, ANSWER + "a=fresh\r\n", null));
    }

    @Test
    void withoutMediaALineSaysWhy() {
        alice.say(call("TJS1", "echo"));
        String sid = alice.hear(Ringing.class).callSid();

        town.lines.only().listener().failed(31503, "install libpulse0");

        assertThat(alice.hear(Hangup.class))
                .isEqualTo(Hangup.of(sid, new WireError(31503, "install libpulse0")));
        assertThat(town.lines.calls()).isEmpty();
    }

    @Test
    void linesThatDoNotAnswer() {
        alice.say(call("TJS1", "busy"));
        assertThat(alice.hear(Hangup.class))
                .isEqualTo(Hangup.of("TJS1", new WireError(31486, "this line is always busy")));

        alice.say(call("TJS2", "decline"));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31603, "this line refuses every call"));

        alice.say(call("TJS3", "noanswer"));
        alice.hear(Ringing.class);
        town.pass(Duration.ofSeconds(29));
        alice.hearsNothing();
        town.pass(Duration.ofSeconds(1));
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "noanswer did not answer"));
        assertThat(town.lines.calls()).isEmpty();
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
