package dev.sidetone.apps;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionInterruption;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.avaudio.AVAudioSessionSetActiveOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * An app that plays music, or a video: it falls silent when it is interrupted and goes on when it
 * is told that it should. All methods may be called from any thread; nothing happens while the app
 * does not run.
 */
public final class MusicApp extends SessionApp<MusicApp.Snapshot> {
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

    private static final Snapshot SILENT = new Snapshot(State.PAUSED, null);

    private final Player player;

    public MusicApp(Player player) {
        super(SILENT);
        this.player = player;
    }

    /** The app has been started, perhaps again; runs on its main queue. */
    public void launched(AVAudioSession session, SerialQueue main) {
        running(session, main);
        player.pause();
        show(SILENT);
        session.onInterruption(what -> interrupted(session, what));
        session.onMediaServicesWereReset(this::fallSilent);
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
        if (what.isBegan() && snapshot().state() == State.PLAYING) {
            player.pause();
            show(new Snapshot(State.INTERRUPTED, null));
        } else if (!what.isBegan() && snapshot().state() == State.INTERRUPTED) {
            if (what.shouldResume()) {
                attempt(session, this::begin);
            } else {
                show(SILENT);
            }
        }
    }

    @Override
    void refused(AVAudioSessionException why) {
        player.pause();
        show(new Snapshot(State.PAUSED, why.getMessage()));
    }
}
