package dev.sidetone.apps;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app that uses its audio session itself, on its main queue, and only while it runs.
 *
 * @param <S> what a person sees of it
 */
abstract sealed class SessionApp<S> permits MusicApp, PlainVoipApp {
    private record Process(AVAudioSession session, SerialQueue main) {}

    /** Something that the phone may refuse. */
    interface Use {
        void of(AVAudioSession session) throws AVAudioSessionException;
    }

    private final List<Consumer<S>> observers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Process process;
    private volatile S snapshot;

    SessionApp(S first) {
        this.snapshot = first;
    }

    /** What the app does now. */
    public final S snapshot() {
        return snapshot;
    }

    /** Tells every change from now on, on the app's main queue. */
    public final void observe(Consumer<S> observer) {
        observers.add(observer);
    }

    final void running(AVAudioSession session, SerialQueue main) {
        process = new Process(session, main);
    }

    final void onMain(Use use) {
        Process running = process;
        if (running != null) {
            running.main().execute(() -> attempt(running.session(), use));
        }
    }

    final void attempt(AVAudioSession session, Use use) {
        try {
            use.of(session);
        } catch (AVAudioSessionException refused) {
            refused(refused);
        }
    }

    /** The phone has refused the session's use. */
    abstract void refused(AVAudioSessionException why);

    final void show(S now) {
        snapshot = now;
        observers.forEach(observer -> observer.accept(now));
    }
}
