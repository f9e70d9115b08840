package dev.sidetone.voice;

import dev.sidetone.media.MediaReport;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.voice.quality.Circumstances;
import dev.sidetone.voice.quality.Convention;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;
import dev.sidetone.voice.quality.Sampler;
import dev.sidetone.voice.quality.Warning;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Looks at a call that stands once a second. Lives on the voice queue. */
final class QualityWatch {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Reporting reporting;
    private final SerialQueue queue;
    private final CallRunner runner;
    private final Call call;
    private final CallWatcher watcher;
    private final Convention convention;
    private Monitor monitor;
    private Sampler sampler = Sampler.FRESH;
    private SerialQueue.@Nullable Timer timer;
    private volatile Set<CallQualityWarning> active = Set.of();
    private volatile @Nullable Sample latest;

    QualityWatch(Surroundings around, CallRunner runner, Call call, CallWatcher watcher) {
        this.reporting = around.reporting();
        this.queue = around.queue();
        this.runner = runner;
        this.call = call;
        this.watcher = watcher;
        this.convention = reporting.convention();
        this.monitor = Monitor.of(convention, reporting.now().toEpochMilli());
    }

    /** What is raised now; from any thread. */
    Set<CallQualityWarning> active() {
        return active;
    }

    /** The last second; null before the first; from any thread. */
    @Nullable Sample latest() {
        return latest;
    }

    void begin() {
        if (timer == null) {
            timer = queue.after(SECOND, this::look);
        }
    }

    void end() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void look() {
        timer = queue.after(SECOND, this::look);
        runner.report(this::measured);
    }

    private void measured(MediaReport report) {
        if (runner.machine().state() == CallState.DISCONNECTED) {
            return;
        }
        Sampler.Step step = sampler.on(report);
        sampler = step.next();
        Sample sample = reporting.samples().see(call, step.sample());
        latest = sample;
        watcher.sampled(sample);
        judge(sample);
    }

    private void judge(Sample sample) {
        boolean interrupted = runner.machine().mediaLost();
        var circumstances = new Circumstances(call.isMuted(), call.isOnHold(), interrupted);
        Monitor.Step step = monitor.on(sample, circumstances);
        monitor = step.next();
        if (!step.changed()) {
            return;
        }
        watcher.judged(step);
        Set<CallQualityWarning> before = active;
        Set<CallQualityWarning> now = told(monitor.warnings());
        active = now;
        if (!now.equals(before)) {
            runner.tellWarnings(now, before);
        }
    }

    private Set<CallQualityWarning> told(Set<Warning> warnings) {
        Set<CallQualityWarning> told = EnumSet.noneOf(CallQualityWarning.class);
        warnings.stream()
                .filter(convention::tells)
                .forEach(warning -> told.add(CallQualityWarning.of(warning)));
        return Collections.unmodifiableSet(told);
    }
}
