package dev.sidetone.lint;

import dev.sidetone.trace.Event;
import dev.sidetone.trace.FindingNote;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the mistakes of a phone's apps in its trace, rule by rule. Each event is looked at once;
 * what is remembered is bounded. Not safe for use by several threads: {@link LiveLint} runs one.
 *
 * <p>Rules that speak of durations are exact on virtual time. On a real phone the machine's own
 * delays count as well: there their findings are one step milder and marked as live.
 */
public final class Lint {
    /** Findings kept. */
    public static final int KEPT = 1000;

    private final List<Check> checks =
            List.of(
                    new ActionChecks(),
                    new BlockingChecks(),
                    new SessionChecks(),
                    new ReportChecks(),
                    new RequestChecks(),
                    new ProviderChecks(),
                    new PushChecks(),
                    new HoldChecks(),
                    new MediaChecks());
    private final World world = new World();
    private final Recent recent = new Recent();
    private final Desk desk;
    private final List<Finding> findings = new ArrayList<>();
    private long seen;

    private Lint(boolean live) {
        this.desk = new Desk(recent, live);
    }

    /** For a trace on virtual time. */
    public static Lint exact() {
        return new Lint(false);
    }

    /** For a trace on real time. */
    public static Lint live() {
        return new Lint(true);
    }

    /** What is wrong in these events, when it is {@code now}: nothing is remembered. */
    public static List<Finding> check(List<Event> events, long now) {
        Lint lint = exact();
        lint.read(events);
        lint.until(now);
        return lint.findings();
    }

    /**
     * Reads what is new in a trace and writes what was found into it, beside what it is about.
     *
     * @param now the trace's time: what is due by then counts
     * @return what was found since the last time
     */
    public List<Finding> check(Trace trace, long now) {
        int before = findings.size();
        read(trace.since(seen));
        until(now);
        List<Finding> fresh = List.copyOf(findings.subList(before, findings.size()));
        fresh.forEach(finding -> write(trace, finding));
        return fresh;
    }

    private static void write(Trace trace, Finding finding) {
        long cause = finding.last().isEmpty() ? 0 : finding.last().getLast().id();
        trace.causedBy(
                cause,
                () ->
                        trace.addAbout(
                                finding.app(),
                                Layer.LINT,
                                finding.rule().id(),
                                finding.call(),
                                new FindingNote(
                                        finding.severity().name(),
                                        finding.rule().title() + ": " + finding.text()),
                                Ids.NONE));
    }

    /** All that was found so far, up to {@link #KEPT}. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The events are those after the last that was read; oldest first. */
    void read(List<Event> events) {
        for (Event event : events) {
            if (event.id() > seen) {
                gap(event.id());
                seen = event.id();
                recent.add(event);
                if (event.layer() != Layer.LINT) {
                    look(event);
                }
            }
        }
    }

    /** The ring has lost events: what was under way is not known any more. */
    private void gap(long next) {
        if (next != seen + 1) {
            world.forget();
            desk.forget();
            checks.forEach(Check::forget);
        }
    }

    private void look(Event event) {
        desk.turnTo(event);
        for (Check check : checks) {
            check.on(event, world, desk);
        }
        world.update(event);
        keep();
    }

    void until(long now) {
        desk.advance(now);
        for (Check check : checks) {
            check.passed(world, desk);
        }
        keep();
    }

    private void keep() {
        for (Finding finding : desk.take()) {
            if (findings.size() < KEPT) {
                findings.add(finding);
            }
        }
    }
}
