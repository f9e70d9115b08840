package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.lint.Finding;
import dev.sidetone.lint.Lint;
import dev.sidetone.lint.LintReport;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Trace;

import java.util.List;
import java.util.Set;

/** Asserts that an app has made no mistake so far: for the end of every scenario. */
public final class LintAssert {
    private LintAssert() {}

    /**
     * Fails with a report when lint finds anything about the app, hints included.
     *
     * @param allowed ids of rules that the scenario breaks on purpose
     */
    public static void clean(Trace trace, String app, String... allowed) {
        List<Event> events = trace.events();
        long now = events.isEmpty() ? 0 : events.getLast().nanos();
        List<Finding> found =
                Lint.check(events, now).stream()
                        .filter(finding -> finding.app().equals(app))
                        .filter(finding -> !Set.of(allowed).contains(finding.rule().id()))
                        .toList();
        assertThat(found).as(() -> new LintReport(app, found).text()).isEmpty();
    }
}
