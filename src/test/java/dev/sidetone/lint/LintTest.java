package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.lint.rules.Rule;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.FindingNote;
import dev.sidetone.trace.Layer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** How lint reads a trace, whatever it finds. */
class LintTest {
    private final Rehearsal stage = new Rehearsal();

    private void completeTwice() {
        stage.app.on(
                CXSetMutedCallAction.class,
                action -> {
                    action.fulfill();
                    action.fulfill();
                });
    }

    private void mute(boolean muted) {
        stage.phone.device().setMuted(A, muted);
        stage.phone.run();
    }

    @Test
    void everyRuleIsInTheTable() {
        assertThat(Rule.all()).hasSize(44);
        for (int i = 0; i < 44; i++) {
            assertThat(Rule.all().get(i).id()).isEqualTo("L%02d".formatted(i + 1));
        }
    }

    @Test
    void findingsAreWrittenIntoTheTraceOnce() {
        completeTwice();
        stage.launch();
        stage.talk(A);
        LiveLint live = new LiveLint("test", stage.phone.time(), stage.phone.trace());
        List<Finding> heard = new java.util.ArrayList<>();
        live.observe(heard::add);
        mute(true);
        stage.pass(1000);
        List<Event> written =
                stage.phone.trace().events().stream()
                        .filter(event -> event.layer() == Layer.LINT)
                        .toList();
        assertThat(written).hasSize(1);
        assertThat(written.getFirst().name()).isEqualTo("L06");
        assertThat(written.getFirst().app()).isEqualTo(Rehearsal.NAME);
        assertThat(written.getFirst().subject()).isEqualTo(A);
        assertThat(written.getFirst().detail())
                .isEqualTo(
                        new FindingNote(
                                "WARNING",
                                "An action is completed in vain: fulfill of SetMuted: complete"
                                        + " before"));
        assertThat(heard).isEqualTo(live.findings()).hasSize(1);
        mute(false);
        stage.pass(1000);
        assertThat(live.findings()).hasSize(2);
        live.close();
        mute(true);
        stage.pass(1000);
        assertThat(live.findings()).hasSize(2);
    }

    @Test
    void tenEventsLeadToAFinding() {
        completeTwice();
        stage.launch();
        stage.talk(A);
        mute(true);
        Finding found = stage.of("L06").getFirst();
        assertThat(found.last()).hasSize(10);
        assertThat(found.last().getLast().name()).isEqualTo("fulfill");
        assertThat(found.nanos()).isEqualTo(Duration.ofMillis(300).toNanos());
        assertThat(found.thread()).isEqualTo("Sketch main");
        assertThat(found.remedy()).isEqualTo("Complete the handed-over action exactly once.");
    }

    @Test
    void onARealPhoneDurationsAreHints() {
        stage.app.on(CXSetHeldCallAction.class, action -> {});
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(6000);
        Lint live = Lint.live();
        assertThat(live.check(stage.phone.trace(), stage.phone.time().nanos()))
                .allMatch(finding -> finding.text().endsWith("(live)"))
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO, Severity.WARNING);
    }

    /** Whatever a ring has lost, what is left of a good app's story has no mistakes in it. */
    @Test
    void lostEventsAreNoMistakes() {
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(3000);
        stage.hold(A, false);
        mute(true);
        stage.start(Rehearsal.B);
        stage.end(A);
        stage.settle();
        List<Event> all = stage.phone.trace().events();
        long now = stage.phone.time().nanos();
        for (int lost = 0; lost < all.size(); lost++) {
            assertThat(Lint.check(all.subList(lost, all.size()), now))
                    .as("%d lost", lost)
                    .isEmpty();
        }
    }

    /** Also where some are lost in between. */
    @Test
    void aGapIsNoMistake() {
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(10_000);
        List<Event> all = stage.phone.trace().events();
        for (int from = 1; from < all.size(); from++) {
            for (int to = from + 1; to < all.size(); to += 3) {
                Lint lint = Lint.exact();
                lint.read(all.subList(0, from));
                lint.read(all.subList(to, all.size()));
                lint.until(stage.phone.time().nanos());
                assertThat(lint.findings()).as("%d to %d lost", from, to).isEmpty();
            }
        }
    }

    @Test
    void ofAGapTheRestIsStillRead() {
        completeTwice();
        stage.launch();
        stage.talk(A);
        mute(true);
        List<Event> all = stage.phone.trace().events();
        assertThat(Lint.check(all.subList(all.size() - 4, all.size()), 0))
                .extracting(finding -> finding.rule().id())
                .containsExactly("L06");
    }

    @Test
    @Tag("heavy")
    void aHundredThousandEventsAreReadQuickly() {
        stage.launch();
        stage.talk(A);
        for (int i = 0; stage.phone.trace().written() < 100_000; i++) {
            stage.app.request(new CXSetMutedCallAction(A, i % 2 == 0));
            stage.phone.run();
        }
        List<Event> events = stage.phone.trace().events();
        Lint.check(events, 0);
        long began = System.nanoTime();
        assertThat(Lint.check(events, stage.phone.time().nanos())).isEmpty();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).isLessThan(Duration.ofSeconds(3));
        System.getLogger("lint").log(System.Logger.Level.INFO, "100,000 events: " + took);
    }
}
