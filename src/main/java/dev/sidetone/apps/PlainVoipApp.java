package dev.sidetone.apps;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionInterruption;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.avaudio.AVAudioSessionPortOverride;
import dev.sidetone.avaudio.AVAudioSessionSetActiveOptions;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A telephone without CallKit, as the quickstart's other target is: it activates its session itself
 * and has one call and one invite at most; a further invite is ignored. An interruption switches
 * both directions off and its end switches them on again (A9). All methods may be called from any
 * thread; nothing happens while the app does not run.
 */
public final class PlainVoipApp extends SessionApp<PlainVoipApp.Snapshot> {
    /** The app's call and its ringtone. Called on the app's main queue, returns at once. */
    public interface Line {
        void connect(String to);

        void accept(String invite);

        void reject(String invite);

        void disconnect();

        /** Which directions of the call are heard. */
        void sound(boolean local, boolean remote);

        void ringtone(boolean on);
    }

    /** Where the app is. */
    public enum State {
        IDLE,
        /** An invite waits for an answer. */
        INVITED,
        CONNECTING,
        CONNECTED
    }

    /**
     * What a person sees of the app.
     *
     * @param party whom the call or invite is with; empty without
     * @param speaking whether both directions are on
     * @param interrupted whether they are off because somebody else has the phone's sound
     * @param problem why the sound could not be had; null when it could
     */
    public record Snapshot(
            State state,
            String party,
            boolean speaking,
            boolean interrupted,
            @Nullable String problem) {
        boolean inCall() {
            return state == State.CONNECTING || state == State.CONNECTED;
        }

        Snapshot to(State next) {
            return new Snapshot(next, party, speaking, interrupted, problem);
        }

        Snapshot sounding(boolean on, boolean taken, @Nullable String why) {
            return new Snapshot(state, party, on, taken, why);
        }
    }

    private static final Snapshot IDLE = new Snapshot(State.IDLE, "", false, false, null);

    private final Line line;
    private final BooleanSupplier resumesWhenActive;
    private String invite = "";

    /**
     * @param resumesWhenActive whether it also goes on when it comes to the front, because on iOS 8
     *     and 9 nobody tells that an interruption is over (A9)
     */
    public PlainVoipApp(Line line, BooleanSupplier resumesWhenActive) {
        super(IDLE);
        this.line = line;
        this.resumesWhenActive = resumesWhenActive;
    }

    /** The app has been started, perhaps again; runs on its main queue. */
    public void launched(AVAudioSession session, SerialQueue main) {
        running(session, main);
        show(IDLE);
        session.onInterruption(what -> interrupted(session, what));
        session.onMediaServicesWereLost(this::fallSilent);
        session.onMediaServicesWereReset(() -> attempt(session, this::resume));
    }

    /** The app is in front again: UIApplicationDidBecomeActive. */
    public void didBecomeActive() {
        onMain(
                session -> {
                    if (resumesWhenActive.getAsBoolean() && snapshot().interrupted()) {
                        resume(session);
                    }
                });
    }

    /** The call button. */
    public void call(String to) {
        onMain(
                session -> {
                    if (snapshot().state() == State.IDLE) {
                        show(new Snapshot(State.CONNECTING, to, false, false, null));
                        line.connect(to);
                        speak(session);
                    }
                });
    }

    /** Somebody calls; ignored, without a word, during a call or another invite. */
    public void invited(String callSid, String from) {
        onMain(
                _ -> {
                    if (snapshot().state() == State.IDLE) {
                        invite = callSid;
                        show(new Snapshot(State.INVITED, from, false, false, null));
                        line.ringtone(true);
                    }
                });
    }

    /** The caller has given up. */
    public void cancelled(String callSid) {
        onMain(
                _ -> {
                    if (snapshot().state() == State.INVITED && invite.equals(callSid)) {
                        line.ringtone(false);
                        show(IDLE);
                    }
                });
    }

    /** Accept, on the app's own alert. */
    public void accept() {
        onMain(
                session -> {
                    if (snapshot().state() == State.INVITED) {
                        line.ringtone(false);
                        show(snapshot().to(State.CONNECTING));
                        line.accept(invite);
                        speak(session);
                    }
                });
    }

    /** Reject, on the app's own alert. */
    public void reject() {
        onMain(
                _ -> {
                    if (snapshot().state() == State.INVITED) {
                        line.ringtone(false);
                        line.reject(invite);
                        show(IDLE);
                    }
                });
    }

    /** The other party is there: loud, as this app likes it. */
    public void connected() {
        onMain(
                session -> {
                    if (snapshot().state() == State.CONNECTING) {
                        show(snapshot().to(State.CONNECTED));
                        session.overrideOutputAudioPort(AVAudioSessionPortOverride.SPEAKER);
                    }
                });
    }

    /** The hang-up button. */
    public void hangUp() {
        onMain(
                session -> {
                    if (snapshot().inCall()) {
                        line.disconnect();
                        over(session);
                    }
                });
    }

    /** The other party, or the network, has ended the call. */
    public void disconnected() {
        onMain(
                session -> {
                    if (snapshot().inCall()) {
                        over(session);
                    }
                });
    }

    private void over(AVAudioSession session) throws AVAudioSessionException {
        line.sound(false, false);
        show(IDLE);
        session.stopIO();
        session.setActive(
                false, Set.of(AVAudioSessionSetActiveOptions.NOTIFY_OTHERS_ON_DEACTIVATION));
    }

    private void speak(AVAudioSession session) throws AVAudioSessionException {
        session.setCategory(AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        session.setActive(true);
        session.startIO();
        line.sound(true, true);
        show(snapshot().sounding(true, false, null));
    }

    private void resume(AVAudioSession session) throws AVAudioSessionException {
        if (snapshot().inCall()) {
            speak(session);
        }
    }

    private void interrupted(AVAudioSession session, AVAudioSessionInterruption what) {
        if (!what.isBegan()) {
            attempt(session, this::resume);
        } else {
            fallSilent();
        }
    }

    private void fallSilent() {
        if (snapshot().inCall()) {
            line.sound(false, false);
            show(snapshot().sounding(false, true, null));
        }
    }

    /** Without the phone's sound the call stands, silent. */
    @Override
    void refused(AVAudioSessionException why) {
        Snapshot now = snapshot();
        show(now.sounding(now.speaking(), now.interrupted(), why.getMessage()));
    }
}
