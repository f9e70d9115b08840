package dev.sidetone.server.exchange;

import static dev.sidetone.server.exchange.Town.ANSWER;
import static dev.sidetone.server.exchange.Town.OFFER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.testing.ScriptedDocuments;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Conference, with what a developer's server hears of it. */
class ConferencesTest {
    private static final String ROOM = "conference tea";

    private final Town town = new Town();
    private int calls;

    /** Somebody in the conference. */
    private final class Guest {
        final ScriptedWire wire;
        final String sid;
        final Port port;

        Guest(String attributes) {
            town.documents.put(
                    "/voice",
                    "<Dial action='/after'><Conference " + attributes + ">tea</Conference></Dial>");
            wire = town.sidetone("guest" + ++calls);
            wire.say(Invite.outgoing("TJS" + calls, OFFER, "To=tea"));
            sid = wire.hear(Ringing.class).callSid();
            port = town.ports.last();
            port.listener.described(ANSWER);
            wire.hear(Answer.class);
            port.listener.connected();
            town.settle();
        }

        void leaves() {
            wire.say(Hangup.of(sid));
            town.settle();
        }
    }

    private ScriptedDocuments opens() {
        return town.application("<Hangup/>").put("/after", "<Hangup/>");
    }

    private List<String> told() {
        return town.documents.told.stream()
                .map(line -> line.replaceAll(".*StatusCallbackEvent=([a-z-]+).*", "$1"))
                .toList();
    }

    @Test
    void whoeverIsAloneHearsMusicAndIsNotHeard() {
        opens();
        Guest first = new Guest("");
        assertThat(town.ports.music.get(ROOM)).containsExactly(new Prompt.Sound("hold-music"));
        assertThat(first.port.muted).isTrue();

        Guest second = new Guest("muted='true'");
        assertThat(town.ports.music.get(ROOM)).isEmpty();
        assertThat(first.port.muted).isFalse();
        assertThat(second.port.muted).isTrue();
        assertThat(first.port.room).isEqualTo(second.port.room);
    }

    @Test
    void nobodyIsHeardUntilSomebodyIsThereWhoStartsIt() {
        opens();
        Guest one = new Guest("startConferenceOnEnter='false'");
        Guest two = new Guest("startConferenceOnEnter='false'");
        assertThat(one.port.muted).isTrue();
        assertThat(two.port.muted).isTrue();

        new Guest("startConferenceOnEnter='true'");
        assertThat(one.port.muted).isFalse();
        assertThat(two.port.muted).isFalse();
    }

    @Test
    void whoeverWaitsHearsWhatTheWaitDocumentSays() {
        opens().put("/wait", "<Say>Soon.</Say><Play>/tune.wav</Play><Dial>+1555</Dial>");
        new Guest("waitUrl='/wait' waitMethod='GET'");
        town.settle();
        assertThat(town.ports.music.get(ROOM))
                .containsExactly(
                        new Prompt.Speech("Soon.", "man", "en-US"),
                        new Prompt.Web(URI.create("http://developer.test/tune.wav")));
    }

    @Test
    void aWaitDocumentThatCannotBeHadIsMusic() {
        opens();
        new Guest("waitUrl='/missing'");
        town.settle();
        assertThat(town.ports.music.get(ROOM)).containsExactly(new Prompt.Sound("hold-music"));
    }

    @Test
    void anEmptyWaitUrlIsSilence() {
        opens();
        new Guest("waitUrl=''");
        assertThat(town.ports.music.get(ROOM)).isEmpty();
    }

    @Test
    void comingAndGoingIsHeard() {
        opens();
        new Guest("");
        assertThat(town.ports.announced).isEmpty();
        Guest second = new Guest("beep='onEnter'");
        Guest third = new Guest("beep='onExit'");
        assertThat(town.ports.announced).containsExactly(ROOM + " [Sound[name=beep]]");
        second.leaves();
        assertThat(town.ports.announced).hasSize(1);
        third.leaves();
        assertThat(town.ports.announced).last().isEqualTo(ROOM + " [Sound[name=low-beep]]");
    }

    @Test
    void whoeverDoesNotFitInGoesOn() {
        opens();
        new Guest("");
        Guest second = new Guest("maxParticipants='1'");
        assertThat(second.port.room).isNull();
        assertThat(town.documents.asked)
                .last()
                .isEqualTo("/after in-progress {DialBridged=false, DialCallStatus=answered}");
    }

    @Test
    void theServerIsToldWhatHappens() {
        opens();
        String told =
                "statusCallback='/told' statusCallbackEvent='start end join leave'"
                        + " endConferenceOnExit='true'";
        Guest first = new Guest(told);
        Guest second = new Guest("");
        second.leaves();
        first.leaves();

        assertThat(told())
                .containsExactly(
                        "participant-join",
                        "participant-join",
                        "conference-start",
                        "participant-leave",
                        "participant-leave",
                        "conference-end");
        assertThat(town.documents.told.getFirst())
                .startsWith("/told join {ConferenceSid=CF")
                .contains("FriendlyName=tea", "CallSid=" + first.sid, "Muted=false")
                .contains("EndConferenceOnExit=true", "SequenceNumber=1");
        assertThat(town.documents.told.getLast())
                .contains("CallSidEndingConference=" + first.sid, "SequenceNumber=6")
                .contains("participant-with-end-conference-on-exit-left");
    }

    @Test
    void itEndsForAllWithWhoeverEndsIt() {
        opens();
        Guest first = new Guest("endConferenceOnExit='true'");
        Guest second = new Guest("endConferenceOnExit='true'");
        Guest third = new Guest("");
        first.leaves();

        second.wire.hear(Hangup.class);
        third.wire.hear(Hangup.class);
        assertThat(town.ports.ports()).isEmpty();
        Guest again = new Guest("");
        assertThat(again.port.muted).as("a new one").isTrue();
    }

    @Test
    void theWholeRoomIsRecordedOnce() {
        opens();
        String recorded =
                "record='record-from-start' recordingStatusCallback='/rec' trim='do-not-trim'";
        Guest first = new Guest(recorded);
        new Guest(recorded);
        assertThat(town.ports.recordedRooms).containsOnlyKeys(ROOM);
        assertThat(town.ports.recordedRooms.get(ROOM).trim()).isFalse();
        town.ports.endRoom(ROOM, Duration.ofSeconds(12));
        town.settle();

        assertThat(town.documents.told)
                .singleElement()
                .asString()
                .startsWith("/rec completed {CallSid=" + first.sid + ", ConferenceSid=CF")
                .contains("RecordingDuration=12", "RecordingSource=Conference");
    }
}
