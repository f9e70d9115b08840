package dev.sidetone.lint;

import dev.sidetone.lint.rules.Rule;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.Event;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A mistake that an app has made.
 *
 * @param rule which
 * @param severity how bad it is here
 * @param app whose; empty where that is not known
 * @param call about which call; null for none
 * @param nanos when, in the phone's monotonic time
 * @param thread the queue or thread on which it happened
 * @param text what was seen
 * @param last the last ten events up to it, oldest first
 */
public record Finding(
        Rule rule,
        Severity severity,
        String app,
        @Nullable UUID call,
        long nanos,
        String thread,
        String text,
        List<Event> last) {
    public Finding {
        last = List.copyOf(last);
    }

    /** What to do. */
    public String remedy() {
        return rule.remedy();
    }

    @Override
    public String toString() {
        return "%s %s %s%s: %s (%s)"
                .formatted(
                        rule.id(),
                        severity,
                        app,
                        call == null ? "" : " " + call,
                        rule.title(),
                        text);
    }
}
