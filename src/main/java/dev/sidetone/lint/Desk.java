package dev.sidetone.lint;

import dev.sidetone.lint.rules.Rule;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.trace.Event;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/** Takes findings, each once, and what is to be looked at later. */
final class Desk {
    private static final int WAITING = 10_000;
    private static final int REMEMBERED = 10_000;

    private record Later(long due, long order, Runnable look) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return due != other.due
                    ? Long.compare(due, other.due)
                    : Long.compare(order, other.order);
        }
    }

    private record Key(String rule, Severity severity, String app, @Nullable Object about) {}

    private final Recent recent;
    private final boolean live;
    private final PriorityQueue<Later> waiting = new PriorityQueue<>();
    private final Set<Key> known = new HashSet<>();
    private final List<Finding> fresh = new ArrayList<>();
    private long order;
    private long now;
    private long last;

    Desk(Recent recent, boolean live) {
        this.recent = recent;
        this.live = live;
    }

    /** The time at which events are looked at. */
    long now() {
        return now;
    }

    Recent recent() {
        return recent;
    }

    /** An event is looked at now. */
    void turnTo(Event event) {
        advance(event.nanos());
        last = event.id();
    }

    /** Time has passed: whatever is due is looked at, each at its time. */
    void advance(long to) {
        for (Later next = waiting.peek(); next != null && next.due <= to; next = waiting.peek()) {
            waiting.remove();
            now = Math.max(now, next.due);
            next.look.run();
        }
        now = Math.max(now, to);
    }

    /** Looks again when so much time has passed. */
    void later(Duration delay, Runnable look) {
        if (waiting.size() < WAITING) {
            waiting.add(new Later(now + delay.toNanos(), order++, look));
        }
    }

    /** What waits is dropped: events are missing. */
    void forget() {
        waiting.clear();
    }

    void report(String rule, Event at, @Nullable UUID call, String text) {
        report(Rule.of(rule).severity(), rule, at, call, text);
    }

    void report(Severity severity, String rule, Event at, @Nullable UUID call, String text) {
        // the phone tells of apps and extensions by their names
        boolean named = at.app().isEmpty() && at.subject() instanceof String;
        String app = named ? String.valueOf(at.subject()) : at.app();
        UUID action = at.ids().action();
        Object about = action != null ? action : call == null ? at.id() : call;
        report(new Key(rule, severity, app, about), at, call, text);
    }

    /** About an app that is not the event's, and once for each call. */
    void report(String app, String rule, Event at, UUID call, String text) {
        report(new Key(rule, Rule.of(rule).severity(), app, call), at, call, text);
    }

    private void report(Key key, Event at, @Nullable UUID call, String text) {
        if (known.size() >= REMEMBERED || !known.add(key)) {
            return;
        }
        Rule rule = Rule.of(key.rule());
        boolean hint = live && rule.timed();
        fresh.add(
                new Finding(
                        rule,
                        hint ? key.severity().milder() : key.severity(),
                        key.app(),
                        call,
                        now,
                        at.thread(),
                        hint ? text + " (live)" : text,
                        recent.upTo(Math.max(last, at.id()))));
    }

    /** What was found since the last time. */
    List<Finding> take() {
        List<Finding> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
