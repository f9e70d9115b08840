package dev.sidetone.apps;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionInterruption;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.avaudio.AVAudioSessionSetActiveOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app that plays music, or a video: it falls silent when it is interrupted and goes on when it
 * is told that it should. All methods may be called from any thread; nothing happens while the app
 * does not run.
 */
public final class MusicApp {
    /** What is heard. Called on the app's main queue, returns at once. */
    public interface Player {
        void play();

        void pause();
    }

    /** What the app does. */
    public enum State {
        PAUSED,
        PLAYING,
        /** Silent against its will: it goes on when the phone says so. */
        INTERRUPTED
    }

    /**
     * What a person sees of the app.
     *
     * @param problem why it could not play; null when it could
     */
    public record Snapshot(State state, @Nullable String problem) {}

    private record Process(AVAudioSession session, SerialQueue main) {}

    private static final Snapshot SILENT = new Snapshot(State.PAUSED, null);

    private final Player player;
    private final List<Consumer<Snapshot>> observers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Process process;
    private volatile Snapshot snapshot = SILENT;

    public MusicApp(Player player) {
        this.player = player;
    }

    /** The app has been started, perhaps again; runs on its main queue. */
    public void launched(AVAudioSession session, SerialQueue main) {
        process = new Process(session, main);
        player.pause();
        show(SILENT);
        session.onInterruption(what -> interrupted(session, what));
        session.onMediaServicesWereReset(this::fallSilent);
    }

    /** What the app does now. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Tells every change from now on, on the app's main queue. */
    public void observe(Consumer<Snapshot> observer) {
        observers.add(observer);
    }

    /** The play button. */
    public void play() {
        onMain(this::begin);
    }

    /** The pause button: the session stays active. */
    public void pause() {
        onMain(
                session -> {
                    session.stopIO();
                    fallSilent();
                });
    }

    /** Pauses and gives the sound back to whoever had it before. */
    public void stop() {
        onMain(
                session -> {
                    session.stopIO();
                    fallSilent();
                    session.setActive(
                            false,
                            Set.of(AVAudioSessionSetActiveOptions.NOTIFY_OTHERS_ON_DEACTIVATION));
                });
    }

    private void begin(AVAudioSession session) throws AVAudioSessionException {
        session.setCategory(AVAudioSessionCategory.PLAYBACK, AVAudioSessionMode.DEFAULT);
        session.setActive(true);
        session.startIO();
        player.play();
        show(new Snapshot(State.PLAYING, null));
    }

    private void fallSilent() {
        player.pause();
        show(SILENT);
    }

    private void interrupted(AVAudioSession session, AVAudioSessionInterruption what) {
        if (what.isBegan() && snapshot.state() == State.PLAYING) {
            player.pause();
            show(new Snapshot(State.INTERRUPTED, null));
        } else if (!what.isBegan() && snapshot.state() == State.INTERRUPTED) {
            if (what.shouldResume()) {
                attempt(session, this::begin);
            } else {
                show(SILENT);
            }
        }
    }

    private interface Use {
        void of(AVAudioSession session) throws AVAudioSessionException;
    }

    private void onMain(Use use) {
        Process running = process;
        if (running != null) {
            running.main().execute(() -> attempt(running.session(), use));
        }
    }

    private void attempt(AVAudioSession session, Use use) {
        try {
            use.of(session);
        } catch (AVAudioSessionException refused) {
            player.pause();
            show(new Snapshot(State.PAUSED, refused.getMessage()));
        }
    }

    private void show(Snapshot now) {
        snapshot = now;
        observers.forEach(observer -> observer.accept(now));
    }
}
