package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionErrorCode;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One transition in the making: the state so far, and the effects collected. */
final class SoundStep {
    private final SoundState before;
    private final SoundPolicy policy;
    private final List<SoundEffect> effects = new ArrayList<>();
    private SoundState state;
    private @Nullable AVAudioSessionErrorCode refusal;

    SoundStep(SoundState before, SoundPolicy policy) {
        this.before = before;
        this.state = before;
        this.policy = policy;
    }

    SoundState before() {
        return before;
    }

    SoundState state() {
        return state;
    }

    SoundPolicy policy() {
        return policy;
    }

    void effect(SoundEffect effect) {
        effects.add(effect);
    }

    void refuse(AVAudioSessionErrorCode code) {
        refusal = code;
    }

    SoundTransition done() {
        return new SoundTransition(state, List.copyOf(effects), refusal);
    }

    /** The app's session; it runs. */
    AppSound session(String app) {
        return Objects.requireNonNull(state.session(app));
    }

    void put(AppSound session) {
        LinkedHashMap<String, AppSound> all = new LinkedHashMap<>(state.sessions());
        all.put(session.app(), session);
        sessions(all);
    }

    void update(String app, UnaryOperator<AppSound> change) {
        put(change.apply(session(app)));
    }

    void remove(String app) {
        LinkedHashMap<String, AppSound> all = new LinkedHashMap<>(state.sessions());
        all.remove(app);
        sessions(all);
        if (app.equals(state.nowPlaying())) {
            nowPlaying(null);
        }
    }

    private void sessions(LinkedHashMap<String, AppSound> all) {
        state =
                new SoundState(
                        Collections.unmodifiableSequencedMap(all),
                        state.permissions(),
                        state.owner(),
                        state.ringing(),
                        state.calls(),
                        state.microphone(),
                        state.mediaLost(),
                        state.nowPlaying(),
                        state.counter());
    }

    void permission(String app, AVAudioSessionRecordPermission permission) {
        Map<String, AVAudioSessionRecordPermission> all = new HashMap<>(state.permissions());
        all.put(app, permission);
        set(Map.copyOf(all), state.microphone(), state.nowPlaying(), state.counter());
    }

    void microphone(boolean available) {
        set(state.permissions(), available, state.nowPlaying(), state.counter());
    }

    void nowPlaying(@Nullable String app) {
        set(state.permissions(), state.microphone(), app, state.counter());
    }

    /** Counts on. */
    long next() {
        set(state.permissions(), state.microphone(), state.nowPlaying(), state.counter() + 1);
        return state.counter();
    }

    private void set(
            Map<String, AVAudioSessionRecordPermission> permissions,
            boolean microphone,
            @Nullable String nowPlaying,
            long counter) {
        state =
                new SoundState(
                        state.sessions(),
                        permissions,
                        state.owner(),
                        state.ringing(),
                        state.calls(),
                        microphone,
                        state.mediaLost(),
                        nowPlaying,
                        counter);
    }

    void mediaLost(boolean lost) {
        calls(state.owner(), state.ringing(), state.calls(), lost);
    }

    void calls(SoundOwner owner, SoundOwner ringing, boolean any) {
        calls(owner, ringing, any, state.mediaLost());
    }

    private void calls(SoundOwner owner, SoundOwner ringing, boolean any, boolean mediaLost) {
        state =
                new SoundState(
                        state.sessions(),
                        state.permissions(),
                        owner,
                        ringing,
                        any,
                        state.microphone(),
                        mediaLost,
                        state.nowPlaying(),
                        state.counter());
    }

    /** Takes the app's sound away and tells it. */
    void interrupt(String app, @Nullable Interruption by, AVAudioSessionInterruptionReason reason) {
        update(app, session -> session.interrupted(by));
        effect(new SoundEffect.PostInterruptionBegan(app, reason));
    }

    /** Tells the app that its interruption is over. */
    void free(String app, boolean shouldResume) {
        update(app, AppSound::freed);
        effect(new SoundEffect.PostInterruptionEnded(app, shouldResume));
    }

    void startTimer(String app, Duration length) {
        long timer = next();
        update(app, session -> session.timer(timer));
        effect(new SoundEffect.StartTimer(app, timer, length));
    }
}
