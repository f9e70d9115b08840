package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Cancel;
import dev.sidetone.signaling.Message.Dtmf;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Reject;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ScriptedDocuments;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** A developer's server decides what becomes of a call. */
class ApplicationTest {
    private final Town town = new Town();
    private ScriptedWire alice = town.stranger();
    private ScriptedWire bob = town.stranger();

    private ScriptedDocuments says(String verbs) {
        ScriptedDocuments documents = town.application(verbs);
        alice = town.sidetone("alice");
        bob = registered(town.sidetone("bob"));
        return documents;
    }

    private String calls() {
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob&x=1"));
        return alice.hear(Ringing.class).callSid();
    }

    /** The only port answers, and sound flows. */
    private Port up() {
        Port port = town.ports.ports().getFirst();
        port.listener.described(ANSWER);
        alice.hear(Answer.class);
        port.listener.connected();
        town.settle();
        return port;
    }

    @Test
    void answerOnBridgeConnectsWhenTheCalleeAnswersWithMediaOfTheirOwn() {
        says(
                "<Dial answerOnBridge='true'><Client>bob<Parameter name='a'"
                        + " value='b&amp;c'/></Client></Dial>");
        calls();

        Invite invite = bob.hear(Invite.class);
        assertThat(invite.sdp()).isEqualTo(OFFER);
        assertThat(invite.parameters()).containsEntry("From", "client:alice");
        assertThat(invite.parameters()).containsEntry("To", "client:bob");
        assertThat(invite.parameters()).containsEntry("Params", "a=b%26c");
        alice.hearsNothing();
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        assertThat(alice.hear(Answer.class).sdp()).isEqualTo(ANSWER);
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void aRefusalReachesTheCallerWhoWaits() {
        says("<Dial answerOnBridge='true'><Client>bob</Client></Dial>");
        calls();
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31486, "bob declined the call"));
    }

    @Test
    void nobodyThereIsUnavailable() {
        says("<Dial answerOnBridge='true'><Client>nobody</Client></Dial>");
        calls();

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "nobody named nobody is registered"));
    }

    @Test
    void theTimeoutOfADialEndsTheRinging() {
        says("<Dial answerOnBridge='true' timeout='10'><Client>bob</Client></Dial>");
        calls();
        String atBob = bob.hear(Invite.class).callSid();
        town.pass(Duration.ofSeconds(9));
        bob.hearsNothing();
        town.pass(Duration.ofSeconds(2));

        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(atBob);
        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31480, "bob did not answer"));
    }

    @Test
    void theCallerLeavesWhileItRingsElsewhere() {
        says("<Dial answerOnBridge='true'><Client>bob</Client></Dial>");
        String sid = calls();
        String atBob = bob.hear(Invite.class).callSid();
        alice.say(Hangup.of(sid));

        assertThat(bob.hear(Cancel.class).callSid()).isEqualTo(atBob);
        assertThat(town.documents.forgotten).containsExactly(sid);
    }

    @Test
    void withoutAnswerOnBridgeTheCallerIsConnectedAndHearsItRing() {
        says("<Dial><Client>bob</Client></Dial>");
        String sid = calls();
        bob.hearsNothing();
        Port mine = up();
        assertThat(mine.playing).containsExactly(new Prompt.Sound("ringback"));
        assertThat(mine.loops).isZero();

        Port his = town.ports.last();
        his.listener.described(OFFER + "a=his\r\n");
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.sdp()).isEqualTo(OFFER + "a=his\r\n");
        bob.say(new Answer(invite.callSid(), ANSWER, null));
        town.settle();
        assertThat(his.answer).isEqualTo(ANSWER);
        his.listener.connected();
        town.settle();

        assertThat(mine.playing).isEmpty();
        assertThat(mine.room).isNotNull().isEqualTo(his.room);

        bob.say(Hangup.of(invite.callSid()));
        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void withoutAnswerOnBridgeARefusalIsAnOrdinaryEnd() {
        says("<Dial><Client>bob</Client></Dial>");
        String sid = calls();
        up();
        town.ports.last().listener.described(OFFER);
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void theActionOfADialHearsHowItCameOut() {
        says("<Dial answerOnBridge='true' action='/after'><Client>bob</Client></Dial>")
                .put("/after", "<Say>Bob is not here.</Say>");
        calls();
        Port his = town.ports.only();
        his.listener.described(OFFER);
        bob.say(new Reject(bob.hear(Invite.class).callSid(), null));
        town.settle();

        assertThat(town.documents.asked)
                .last()
                .asString()
                .matches(
                        "/after ringing \\{DialBridged=false, DialCallSid=CA[0-9a-f]{32},"
                                + " DialCallStatus=busy}");
        Port mine = up();
        assertThat(mine.playing)
                .containsExactly(new Prompt.Speech("Bob is not here.", "man", "en-US"));
    }

    @Test
    void keysAreGathered() {
        says("<Gather numDigits='2' action='/keys'><Say>Two keys, please.</Say></Gather>")
                .put("/keys", "<Hangup/>");
        String sid = calls();
        Port mine = up();
        assertThat(mine.playing).hasSize(1);
        alice.say(new Dtmf(sid, "4"));
        town.settle();
        assertThat(mine.playing).isEmpty();
        alice.say(new Dtmf(sid, "2"));

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
        assertThat(town.documents.asked)
                .last()
                .isEqualTo("/keys in-progress {Digits=42, FinishedOnKey=}");
    }

    @Test
    void withoutKeysTheNextVerbFollows() {
        says("<Gather timeout='3' action='/keys'/><Say>Nothing?</Say>");
        calls();
        Port mine = up();
        town.pass(Duration.ofSeconds(4));

        assertThat(mine.playing).containsExactly(new Prompt.Speech("Nothing?", "man", "en-US"));
    }

    @Test
    void rejectedWithoutAnAnswer() {
        says("<Reject reason='busy'/>");
        calls();

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31486, "the application is busy"));
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void aServerThatIsDownDeclines() {
        says("<Redirect>/missing</Redirect>");
        calls();

        assertThat(alice.hear(Hangup.class).error())
                .isEqualTo(new WireError(31603, "11200: 404 for /missing"));
    }

    @Test
    void aServerThatGoesDownInACallApologizes() {
        says("<Say>Hello.</Say><Redirect>/missing</Redirect>");
        String sid = calls();
        Port mine = up();
        mine.listener.played();
        town.settle();
        assertThat(mine.playing)
                .singleElement()
                .isInstanceOfSatisfying(
                        Prompt.Speech.class,
                        speech -> assertThat(speech.text()).contains("application error"));
        mine.listener.played();

        assertThat(alice.hear(Hangup.class)).isEqualTo(Hangup.of(sid));
    }

    @Test
    void adocumentThatLeadsToItselfEnds() {
        says("<Redirect>/voice</Redirect>");
        calls();

        assertThat(String.valueOf(alice.hear(Hangup.class).error())).contains("in a circle");
        assertThat(town.documents.asked).hasSize(51);
    }

    @Test
    void waitingInACircleIsNoCircle() {
        says("<Pause length='5'/><Redirect>/voice</Redirect>");
        calls();
        town.pass(Duration.ofMinutes(5));
        alice.hearsNothing();

        assertThat(town.documents.asked).hasSizeGreaterThan(58);
    }

    @Test
    void nounsRingInTurn() {
        says(
                "<Dial sequential='true' timeout='10'><Client>nobody</Client><Client>bob</Client>"
                        + "</Dial>");
        calls();
        Port mine = up();
        town.ports.last().listener.described(OFFER);
        town.settle();
        town.ports.last().listener.described(OFFER);
        String atBob = bob.hear(Invite.class).callSid();
        bob.say(new Answer(atBob, ANSWER, null));
        town.settle();
        town.ports.last().listener.connected();
        town.settle();

        assertThat(mine.room).isNotNull();
    }

    @Test
    void aStarHangsUpTheOtherSideAlone() {
        says("<Dial hangupOnStar='true'><Client>bob</Client></Dial><Say>Back.</Say>");
        String sid = calls();
        Port mine = up();
        Port his = town.ports.last();
        his.listener.described(OFFER);
        bob.say(new Answer(bob.hear(Invite.class).callSid(), ANSWER, null));
        town.settle();
        his.listener.connected();
        town.settle();
        alice.say(new Dtmf(sid, "*"));

        bob.hear(Hangup.class);
        assertThat(mine.playing).containsExactly(new Prompt.Speech("Back.", "man", "en-US"));
        assertThat(mine.room).isNull();
    }

    @Test
    void whatIsSaidAfterTheBeepIsRecorded() {
        says("<Record action='/recorded' maxLength='20' finishOnKey='#'/>")
                .put("/recorded", "<Hangup/>");
        String sid = calls();
        Port mine = up();
        assertThat(mine.playing).isEqualTo(List.of(new Prompt.Sound("beep")));
        mine.listener.played();
        town.settle();
        assertThat(mine.recording).isNotNull();
        assertThat(mine.recording.longest()).isEqualTo(Duration.ofSeconds(20));
        alice.say(new Dtmf(sid, "#"));

        alice.hear(Hangup.class);
        assertThat(town.documents.asked)
                .last()
                .asString()
                .contains(
                        "Digits=#",
                        "RecordingDuration=3",
                        "RecordingUrl=http://town/2010-04-01/Accounts/AC0");
    }
}
