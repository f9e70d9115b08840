package dev.sidetone.voice;

import dev.sidetone.media.MediaNews;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that looks at one call without taking part in it. Lives on the voice queue. */
final class CallObservation implements CallWatcher {
    private final Call call;
    private final CallInsights insights;
    private final QualityWatch quality;
    private final List<CallWatcher> watchers = new ArrayList<>();
    private boolean muted;
    private boolean held;

    CallObservation(
            Surroundings around,
            CallRunner runner,
            Call call,
            CallRunner.Origin origin,
            CallOptions options) {
        this.call = call;
        this.insights = new CallInsights(around, runner, origin, options);
        this.quality = new QualityWatch(around, runner, call, this);
        watchers.add(insights);
    }

    QualityWatch quality() {
        return quality;
    }

    CallInsights insights() {
        return insights;
    }

    /** One more who looks; before anything happens to the call. */
    void add(CallWatcher watcher) {
        watchers.add(watcher);
    }

    /** The state has changed, and nothing was done about it yet. */
    void on(CallEvent event, CallMachine before, CallMachine after) {
        moved(event, before, after);
        if (after.state() == CallState.CONNECTED) {
            quality.begin();
        } else if (after.state() == CallState.DISCONNECTED) {
            quality.end();
        }
    }

    /** The app has set its switches, perhaps as they were. */
    void switched() {
        if (muted != call.isMuted()) {
            muted = call.isMuted();
            switched(Switch.MUTE, muted);
        }
        if (held != call.isOnHold()) {
            held = call.isOnHold();
            switched(Switch.HOLD, held);
        }
    }

    Set<CallQualityWarning> warnings() {
        return quality.active();
    }

    @Nullable Double mos() {
        Sample latest = quality.latest();
        return latest == null ? null : latest.mos();
    }

    @Override
    public void sampled(Sample sample) {
        each(watcher -> watcher.sampled(sample));
    }

    @Override
    public void judged(Monitor.Step step) {
        each(watcher -> watcher.judged(step));
    }

    @Override
    public void media(MediaNews news) {
        each(watcher -> watcher.media(news));
    }

    @Override
    public void moved(CallEvent event, CallMachine before, CallMachine after) {
        each(watcher -> watcher.moved(event, before, after));
    }

    @Override
    public void switched(Switch what, boolean on) {
        each(watcher -> watcher.switched(what, on));
    }

    private void each(Consumer<CallWatcher> word) {
        List.copyOf(watchers).forEach(word);
    }
}
