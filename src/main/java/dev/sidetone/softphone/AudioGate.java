package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.trace.Layer;
import dev.sidetone.voice.DefaultAudioDevice;

import java.time.Duration;
import java.util.List;

/**
 * When the app's sound runs: from didActivate to didDeactivate (R72), with a cure for R78. After
 * another party has hung up a phone may forget to activate the session for a call that is unheld,
 * or deactivate it late, when that call talks again. Re-assigning the provider's configuration
 * before the unhold repairs most of that (R79). For the rest the app does not ask callbacks, which
 * may be lost, but the phone's own list of calls: the session is the app's while one of its calls
 * is there unheld and none of anybody else. Then an activation that stays away is not waited for
 * longer than {@link #PATIENCE}, and a deactivation is not believed. Never for a start or an
 * answer, and never at once: sound that runs before its session is worse than none (L01, R75).
 */
final class AudioGate {
    /** How long didActivate may stay away after an unhold; L26 gives a second. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final CXCallObserver phone;
    private boolean open;
    private boolean assumed;

    AudioGate(SoftphoneSetup setup, AppCalls calls, CXCallObserver phone) {
        this.setup = setup;
        this.calls = calls;
        this.phone = phone;
    }

    /**
     * Before a start, an answer, an unhold: configures and does not activate (R72). A session that
     * is active for another call stays so, and no didActivate would come (R73).
     */
    void prepare() {
        if (!open) {
            set(false);
        }
        try {
            setup.audioSession()
                    .setCategory(
                            AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        } catch (AVAudioSessionException refused) {
            setup.trace().add(Layer.APP, "setCategory refused", null, refused.code());
        }
    }

    /** An unhold was fulfilled. */
    void unheld() {
        setup.main().after(PATIENCE, setup.trace().carrying(this::lookAgain));
    }

    private void lookAgain() {
        if (!open && ours()) {
            setup.trace().add(Layer.APP, "didActivate stayed away", null, null);
            assumed = true;
            set(true);
        }
    }

    /** Calls were held or have ended: what was never handed over is not taken back either. */
    void settle() {
        if (assumed && calls.front() == null) {
            set(false);
        }
    }

    void activated() {
        assumed = false;
        set(true);
    }

    void deactivated() {
        if (open && ours()) {
            setup.trace().add(Layer.APP, "didDeactivate too late", null, null);
            assumed = true;
        } else {
            set(false);
        }
    }

    /** Nothing is the app's any more (R5). */
    void reset() {
        set(false);
    }

    private boolean ours() {
        List<CXCall> talking = phone.calls().stream().filter(AudioGate::talks).toList();
        return calls.front() != null
                && !talking.isEmpty()
                && talking.stream().allMatch(call -> calls.find(call.uuid()) != null);
    }

    /** Ringing calls have no sound (A6). */
    private static boolean talks(CXCall call) {
        return !call.isOnHold() && !call.hasEnded() && (call.isOutgoing() || call.hasConnected());
    }

    private void set(boolean on) {
        open = on;
        assumed &= on;
        if (setup.voice().audioDevice() instanceof DefaultAudioDevice device) {
            device.setEnabled(on);
        }
    }
}
