package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;
import static dev.sidetone.server.exchange.Town.registered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.media.MediaDesk.Mix;
import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.watch.ServerEvent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Dial with everything that needs the server to hear the call. */
class DialTest {
    private final Town town = new Town();
    private ScriptedWire alice = town.stranger();
    private ScriptedWire bob = town.stranger();
    private String sid = "";
    private String atBob = "";

    private ScriptedDocuments says(String verbs) {
        ScriptedDocuments documents = town.application(verbs);
        alice = town.sidetone("alice");
        bob = registered(town.sidetone("bob"));
        return documents;
    }

    private Port calls() {
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        sid = alice.hear(Ringing.class).callSid();
        Port mine = town.ports.ports().getFirst();
        mine.listener.described(ANSWER);
        alice.hear(Answer.class);
        mine.listener.connected();
        town.settle();
        return mine;
    }

    private Port rings() {
        Port his = town.ports.last();
        his.listener.described(OFFER);
        atBob = bob.hear(Invite.class).callSid();
        return his;
    }

    private void answers(Port his) {
        bob.say(new Answer(atBob, ANSWER, null));
        town.settle();
        his.listener.connected();
        town.settle();
    }

    private String asked() {
        town.settle();
        return town.documents.asked.getLast();
    }

    @Test
    void theActionIsToldOfTheTalk() {
        says("<Dial action='/after'><Client>bob</Client></Dial>").put("/after", "<Hangup/>");
        calls();
        answers(rings());
        town.pass(Duration.ofSeconds(7));
        bob.say(Hangup.of(atBob));

        assertThat(asked())
                .isEqualTo(
                        "/after in-progress {DialBridged=true, DialCallDuration=7, DialCallSid="
                                + atBob
                                + ", DialCallStatus=completed}");
    }

    @Test
    void theLegThatRangIsNamedWhenNobodyAnswered() {
        says("<Dial action='/after'><Client>bob</Client></Dial>").put("/after", "<Hangup/>");
        calls();
        rings();
        bob.say(new Reject(atBob, null));

        assertThat(asked())
                .isEqualTo(
                        "/after in-progress {DialBridged=false, DialCallSid="
                                + atBob
                                + ", DialCallStatus=busy}");
    }

    @Test
    void theActionIsToldThatTheCallerLeftTheTalk() {
        says("<Dial action='/after'><Client>bob</Client></Dial>").put("/after", "<Say>No.</Say>");
        calls();
        answers(rings());
        town.pass(Duration.ofSeconds(3));
        alice.say(Hangup.of(sid));

        assertThat(asked())
                .startsWith("/after completed {DialBridged=true, DialCallDuration=3,")
                .contains("completed}");
        bob.hear(Hangup.class);
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void theActionIsToldThatTheCallerDidNotWait() {
        says("<Dial action='/after'><Client>bob</Client></Dial>").put("/after", "<Say>No.</Say>");
        calls();
        rings();
        alice.say(Hangup.of(sid));

        assertThat(asked())
                .isEqualTo("/after completed {DialBridged=false, DialCallStatus=canceled}");
        bob.hear(Cancel.class);
    }

    @Test
    void theLongestTalkEndsIt() {
        says("<Dial timeLimit='60' action='/after'><Client>bob</Client></Dial>")
                .put("/after", "<Hangup/>");
        calls();
        answers(rings());
        town.pass(Duration.ofSeconds(59));
        bob.hearsNothing();
        town.pass(Duration.ofSeconds(2));

        bob.hear(Hangup.class);
        assertThat(asked()).contains("DialCallDuration=60");
    }

    @Test
    void theLongestTalkEndsACallThatTheServerDoesNotHear() {
        says("<Dial answerOnBridge='true' timeLimit='60'><Client>bob</Client></Dial>");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        alice.hear(Ringing.class);
        atBob = bob.hear(Invite.class).callSid();
        bob.say(new Answer(atBob, ANSWER, null));
        alice.hear(Answer.class);
        town.pass(Duration.ofSeconds(59));
        alice.hearsNothing();
        town.pass(Duration.ofSeconds(2));

        alice.hear(Hangup.class);
        bob.hear(Hangup.class);
    }

    @Test
    void bothSidesAreRecordedApartFromTheAnswerOn() {
        says("<Dial record='record-from-answer-dual' recordingStatusCallback='/rec'"
                        + " recordingStatusCallbackEvent='in-progress completed'"
                        + " action='/after'><Client>bob</Client></Dial>")
                .put("/after", "<Hangup/>");
        Port mine = calls();
        Port his = rings();
        assertThat(mine.recording).isNull();
        answers(his);
        assertThat(mine.recording).isNotNull();
        assertThat(mine.recording.mix()).isEqualTo(Mix.APART);
        assertThat(mine.recording.trim()).isFalse();
        bob.say(Hangup.of(atBob));

        assertThat(asked())
                .containsPattern("RecordingUrl=http://town/2010-04-01/Accounts/AC0+/Recordings/RE");
        assertThat(town.documents.told).hasSize(2);
        assertThat(town.documents.told.getFirst())
                .startsWith("/rec in-progress {CallSid=" + sid)
                .contains("RecordingStatus=in-progress", "RecordingSource=DialVerb");
        assertThat(town.documents.told.getLast())
                .contains("RecordingStatus=completed, RecordingDuration=3, RecordingChannels=2");
    }

    @Test
    void aRecordingFromTheRingingOnIsOneSidedWhereThatIsWanted() {
        says(
                "<Dial record='record-from-ringing' recordingTrack='outbound' trim='trim-silence'>"
                        + "<Client>bob</Client></Dial>");
        Port mine = calls();
        rings();
        assertThat(mine.recording).isNotNull();
        assertThat(mine.recording.mix()).isEqualTo(Mix.GIVEN);
        assertThat(mine.recording.trim()).isTrue();
    }

    @Test
    void whoeverCallsIsHeardAsTheCountryRings() {
        says("<Dial ringTone='uk'><Client>bob</Client></Dial>");
        assertThat(calls().playing).containsExactly(new Prompt.Sound("ringback-uk"));
    }

    @Test
    void keysOfTheOtherSideArePassedOn() {
        says("<Dial><Client>bob</Client></Dial>");
        Port mine = calls();
        Port his = rings();
        answers(his);
        bob.say(new Dtmf(atBob, "5"));
        assertThat(alice.hear(Dtmf.class).digits()).isEqualTo("5");
        alice.say(new Dtmf(sid, "6"));
        assertThat(bob.hear(Dtmf.class).digits()).isEqualTo("6");
        assertThat(mine.pressed).isEmpty();
    }

    @Test
    void aWhisperIsHeardByTheCalleeAloneBeforeTheTwoAreConnected() {
        says("<Dial><Client url='/whisper'>bob</Client></Dial>")
                .put("/whisper", "<Say>A call for you.</Say>");
        Port mine = calls();
        Port his = rings();
        answers(his);

        assertThat(asked()).isEqualTo("/whisper in-progress {}");
        assertThat(town.documents.calls.getLast().callSid()).isEqualTo(atBob);
        assertThat(town.documents.calls.getLast().parent()).isEqualTo(sid);
        assertThat(town.documents.calls.getLast().to()).isEqualTo("client:bob");
        assertThat(his.playing)
                .containsExactly(new Prompt.Speech("A call for you.", "man", "en-US"));
        assertThat(mine.playing).containsExactly(new Prompt.Sound("ringback"));
        assertThat(his.room).isNull();

        his.listener.played();
        town.settle();
        assertThat(mine.playing).isEmpty();
        assertThat(his.room).isNotNull().isEqualTo(mine.room);
    }

    @Test
    void whoeverHangsUpInTheWhisperHasNotAnswered() {
        says("<Dial action='/after'><Client url='/whisper'>bob</Client></Dial>")
                .put("/whisper", "<Gather numDigits='1' action='/key'><Say>Press 1.</Say></Gather>")
                .put("/key", "<Hangup/>")
                .put("/after", "<Hangup/>");
        Port mine = calls();
        answers(rings());
        town.settle();
        bob.say(new Dtmf(atBob, "2"));

        assertThat(town.documents.asked).contains("/key in-progress {Digits=2, FinishedOnKey=}");
        bob.hear(Hangup.class);
        assertThat(asked())
                .isEqualTo(
                        "/after in-progress {DialBridged=false, DialCallSid="
                                + atBob
                                + ", DialCallStatus=no-answer}");
        assertThat(mine.room).isNull();
    }

    @Test
    void aCalleeWhoLeavesDuringTheWhisperHasNotAnsweredEither() {
        says("<Dial action='/after'><Client url='/whisper'>bob</Client></Dial>")
                .put("/whisper", "<Pause length='60'/>")
                .put("/after", "<Hangup/>");
        calls();
        answers(rings());
        town.settle();
        bob.say(Hangup.of(atBob));

        assertThat(asked()).contains("DialCallStatus=no-answer");
    }

    @Test
    void aCallerWhoLeavesDuringTheWhisperEndsIt() {
        says("<Dial><Client url='/whisper'>bob</Client></Dial>")
                .put("/whisper", "<Pause length='60'/>");
        calls();
        answers(rings());
        town.settle();
        alice.say(Hangup.of(sid));

        bob.hear(Hangup.class);
        assertThat(town.ports.ports()).isEmpty();
        assertThat(town.documents.forgotten).contains(sid, atBob);
    }

    @Test
    void aWhisperCannotDial() {
        says("<Dial><Client url='/whisper'>bob</Client></Dial>")
                .put("/whisper", "<Dial><Client>carol</Client></Dial>");
        Port mine = calls();
        Port his = rings();
        answers(his);
        town.settle();

        assertThat(his.room).isNotNull().isEqualTo(mine.room);
        assertThat(town.exchange().trace().events().toString()).contains("13201");
    }

    @Test
    void aCallerWhoHangsUpHasBeenRecordedUntilThen() {
        says("<Record action='/recorded' recordingStatusCallback='/rec'/>");
        Port mine = calls();
        mine.listener.played();
        town.settle();
        assertThat(mine.recording).isNotNull();
        alice.say(Hangup.of(sid));

        assertThat(asked()).startsWith("/recorded completed {Digits=hangup, RecordingDuration=3,");
        assertThat(town.documents.told)
                .singleElement()
                .asString()
                .startsWith("/rec completed")
                .contains("RecordingSource=RecordVerb", "RecordingTrack=inbound");
        assertThat(town.ports.ports()).isEmpty();
    }

    @Test
    void keysDuringAPromptWithoutBargeInCountWhenItHasBeenHeard() {
        says("<Gather bargeIn='false' numDigits='2' action='/keys'><Say>Two.</Say></Gather>")
                .put("/keys", "<Hangup/>");
        Port mine = calls();
        alice.say(new Dtmf(sid, "42"));
        town.settle();
        assertThat(mine.playing).isNotEmpty();
        assertThat(town.documents.asked).hasSize(1);
        mine.listener.played();

        assertThat(asked()).isEqualTo("/keys in-progress {Digits=42, FinishedOnKey=}");
    }

    @Test
    void theKeyThatEndsTheInputIsTold() {
        says("<Gather action='/keys'/>").put("/keys", "<Hangup/>");
        calls();
        alice.say(new Dtmf(sid, "7#"));

        assertThat(asked()).isEqualTo("/keys in-progress {Digits=7, FinishedOnKey=#}");
    }

    private CallRecord record(String to) {
        return town.exchange().history().all().stream()
                .filter(record -> record.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private List<String> heardOf() {
        List<String> told = new ArrayList<>();
        town.exchange()
                .history()
                .listen(
                        record -> {
                            if (!record.to().isEmpty()) {
                                told.add(record.to() + " " + record.status().value());
                            }
                        });
        return told;
    }

    @Test
    void aLineIsALegAsAnyOther() {
        says("<Dial action='/after'><Number>+15005550004</Number></Dial>")
                .put("/after", "<Hangup/>");
        List<String> told = heardOf();
        calls();
        town.ports.last().listener.described(OFFER);

        assertThat(asked())
                .isEqualTo(
                        "/after in-progress {DialBridged=false, DialCallSid="
                                + record("+15005550004").sid()
                                + ", DialCallStatus=busy}");
        assertThat(record("+15005550004").parent()).isEqualTo(sid);
        assertThat(told)
                .containsExactly(
                        "+15005550004 initiated", "+15005550004 ringing", "+15005550004 busy");
    }

    @Test
    void aLineThatACallIsHandedOnToIsALegToo() {
        says("<Dial answerOnBridge='true'><Client>busy</Client></Dial>");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        sid = alice.hear(Ringing.class).callSid();
        assertThat(alice.hear(Hangup.class).error()).extracting(WireError::code).isEqualTo(31486);
        assertThat(record("client:busy").status().value()).isEqualTo("busy");
        assertThat(record("client:busy").parent()).isEqualTo(sid);
        assertThat(town.exchange().history().all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLegOfACallThatIsHandedOnEndsAsItDid(boolean refused) {
        says("<Dial answerOnBridge='true' timeout='10'><Client>bob</Client></Dial>");
        alice.say(Invite.outgoing("TJS1", OFFER, "To=bob"));
        atBob = bob.hear(Invite.class).callSid();
        if (refused) {
            bob.say(new Reject(atBob, null));
            town.settle();
        } else {
            town.pass(Duration.ofSeconds(11));
        }
        assertThat(record("client:bob").sid()).isEqualTo(atBob);
        assertThat(record("client:bob").status().value()).isEqualTo(refused ? "busy" : "no-answer");
    }

    @Test
    void whoIsNowhereIsALegThatNobodyAnswered() {
        says("<Dial><Client>zoe</Client><Client>bob</Client></Dial>");
        List<String> told = heardOf();
        calls();
        rings();
        assertThat(told)
                .containsExactly(
                        "client:zoe initiated",
                        "client:zoe no-answer",
                        "client:bob initiated",
                        "client:bob ringing");
        assertThat(record("client:zoe").parent()).isEqualTo(sid);
        assertThat(record("client:zoe").duration()).isZero();
    }

    /** voice-sdk.md §8: a number fails with a reason of its own. */
    @Test
    void aNumberThatIsNobodysFails() {
        says("<Dial action='/after'><Number>+4930123</Number></Dial>").put("/after", "<Hangup/>");
        List<String> noted = new ArrayList<>();
        town.exchange()
                .watch(
                        event -> {
                            if (event instanceof ServerEvent.Noted(_, var name, var detail)
                                    && name.equals("NobodyThere")) {
                                noted.add(String.valueOf(detail));
                            }
                        });
        calls();
        town.ports.last().listener.described(OFFER);

        assertThat(asked()).contains("DialCallStatus=failed");
        assertThat(record("+4930123").status().value()).isEqualTo("failed");
        assertThat(noted)
                .containsExactly(
                        "13224 nobody here has the number +4930123: give it to a phone with"
                                + " --number, or call one of \"sidetone lines\"");
    }
}
