package dev.sidetone.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Lines made of events. */
class LadderTest {
    private static final UUID BOB = new UUID(0, 1);
    private static final String SID = "CA0123456789abcdef0123456789abcdef";

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final Trace trace = new Trace(now::get);
    private final Ladder ladder = new Ladder();

    private List<Row> taken() {
        return ladder.take(trace.since(ladder.last()));
    }

    @Test
    void whatWasCausedStandsUnderItsCauseAndBelongsToItsCall() {
        trace.inside(
                Layer.SYSTEM,
                "callChanged",
                BOB,
                null,
                () ->
                        trace.inside(
                                Layer.APP,
                                "performAnswer",
                                null,
                                null,
                                () -> trace.add(Layer.MEDIA, "Opened", "card", null)));
        trace.add(Layer.SYSTEM, "AppLife", "Music", null);

        List<Row> rows = taken();

        assertThat(rows).extracting(Row::depth).containsExactly(0, 1, 2, 0);
        assertThat(rows)
                .extracting(Row::call)
                .containsExactly(BOB.toString(), BOB.toString(), BOB.toString(), null);
        assertThat(ladder.causes(rows.get(2)))
                .extracting(row -> row.event().name())
                .containsExactly("callChanged", "performAnswer");
    }

    @Test
    void actionsNameTheirCall() {
        ActionNote note = new ActionNote("Answer", UUID.randomUUID(), BOB, "");
        trace.add(Layer.SYSTEM, "delivered", null, note);
        trace.add(Layer.SYSTEM, "requested", null, new ActionNotes(List.of(note)));
        trace.add(Layer.SYSTEM, "requested", null, new ActionNotes(List.of()));
        assertThat(taken())
                .extracting(Row::call)
                .containsExactly(BOB.toString(), BOB.toString(), null);
    }

    @Test
    void aSidIsTheCallThatItWasFirstCausedBy() {
        trace.add(Layer.SIGNALING, "invite", SID, null);
        assertThat(taken()).extracting(Row::call).containsExactly(SID);
        trace.inside(
                Layer.APP, "accept", BOB, null, () -> trace.add(Layer.VOICE, "accept", SID, null));
        trace.add(Layer.SIGNALING, "hangup", SID, null);
        assertThat(taken()).extracting(Row::call).containsOnly(BOB.toString());
    }

    @Test
    void whatASidLedToTellsItsCallAlsoForWhatWasBefore() {
        trace.add(Layer.SIGNALING, "received", SID, "ringing");
        assertThat(taken()).extracting(Row::call).containsExactly(SID);
        trace.inside(
                Layer.VOICE,
                "callDidConnect",
                SID,
                null,
                () -> trace.add(Layer.SYSTEM, "ConnectedReported", BOB, null));
        taken();
        assertThat(ladder.links()).isEqualTo(1);
        assertThat(ladder.rows()).extracting(Row::call).containsOnly(BOB.toString());
        assertThat(ladder.calls()).containsExactly(BOB.toString());
    }

    @Test
    void timeIsToldSinceTheSessionOrTheCall() {
        trace.add(Layer.SYSTEM, "AppLife", "Music", null);
        now.addAndGet(61_250_000_000L);
        trace.add(Layer.SYSTEM, "callChanged", BOB, null);
        now.addAndGet(12_000_000L);
        trace.add(Layer.SYSTEM, "callChanged", BOB, null);
        List<Row> rows = taken();

        assertThat(rows.get(2).time(ladder.start(null))).isEqualTo("1:01.262");
        assertThat(rows.get(2).time(ladder.start(BOB.toString()))).isEqualTo("00.012");
    }

    @Test
    void findingsBearTheirSeverity() {
        trace.add(Layer.LINT, "L06", BOB, "the answer was fulfilled twice [warning]");
        trace.add(Layer.LINT, "L33", BOB, "Finding[severity=ERROR, rule=L33]");
        trace.add(Layer.APP, "error", BOB, "error");
        assertThat(taken())
                .extracting(Row::finding)
                .containsExactly(Severity.WARNING, Severity.ERROR, null);
    }

    @Test
    void oldLinesGoWithTheRing() {
        for (int i = 0; i < Trace.CAPACITY + 50; i++) {
            trace.add(Layer.VOICE, "event", null, null);
            if (i % 1000 == 0) {
                taken();
            }
        }
        taken();
        assertThat(ladder.rows()).hasSize(Trace.CAPACITY);
        assertThat(ladder.last()).isEqualTo(Trace.CAPACITY + 50);
    }
}
