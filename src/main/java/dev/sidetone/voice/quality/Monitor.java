package dev.sidetone.voice.quality;

import dev.sidetone.voice.quality.Rule.Finding;
import dev.sidetone.voice.quality.Rule.Second;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which warnings a call has, second by second: pure.
 *
 * @param began when the call was made, milliseconds since 1970
 * @param seconds the last ones, oldest first
 * @param active what is raised now
 */
public record Monitor(
        Convention convention, long began, List<Second> seconds, Map<Warning, Raised> active) {
    private static final int REMEMBERED = 10;

    /** A warning, its limit, the figures that crossed it and the time in milliseconds. */
    public record Raised(Warning warning, double threshold, List<Double> values, long at) {}

    /** What has changed in a second, and the monitor of the next one. */
    public record Step(Monitor next, List<Raised> raised, List<Raised> cleared) {
        /** Whether there is anything to tell. */
        public boolean changed() {
            return !raised.isEmpty() || !cleared.isEmpty();
        }
    }

    /** A monitor of a call that begins. */
    public static Monitor of(Convention convention, long began) {
        return new Monitor(convention, began, List.of(), Map.of());
    }

    /** What is raised now, in the order of {@link Warning}. */
    public Set<Warning> warnings() {
        return active.keySet();
    }

    /** The next second. */
    public Step on(Sample sample, Circumstances circumstances) {
        List<Second> window = window(new Second(sample, circumstances));
        Map<Warning, Raised> now = new EnumMap<>(Warning.class);
        now.putAll(active);
        List<Raised> raised = new ArrayList<>();
        List<Raised> cleared = new ArrayList<>();
        for (Rule rule : convention.rules()) {
            Finding finding = rule.judge(window);
            Raised before = now.get(rule.warning());
            long since = before == null ? began : before.at();
            boolean tooEarly = isPatient(rule) && sample.timestamp() - since < patience();
            if (tooEarly) {
                continue;
            }
            if (before == null && finding.verdict() == Rule.Verdict.RAISE) {
                Raised news = raised(rule, finding, sample.timestamp());
                now.put(rule.warning(), news);
                raised.add(news);
            } else if (before != null && finding.verdict() == Rule.Verdict.CLEAR) {
                now.remove(rule.warning());
                cleared.add(raised(rule, finding, sample.timestamp()));
            }
        }
        return new Step(new Monitor(convention, began, window, now), raised, cleared);
    }

    private boolean isPatient(Rule rule) {
        return patience() > 0 && !(rule instanceof Rule.Interrupted);
    }

    private long patience() {
        return convention.patience().toMillis();
    }

    private static Raised raised(Rule rule, Finding finding, long at) {
        return new Raised(rule.warning(), rule.threshold(), finding.values(), at);
    }

    private List<Second> window(Second latest) {
        List<Second> window = new ArrayList<>(seconds);
        window.add(latest);
        return List.copyOf(window.subList(Math.max(0, window.size() - REMEMBERED), window.size()));
    }
}
