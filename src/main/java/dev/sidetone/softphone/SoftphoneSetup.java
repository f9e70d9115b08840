package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.VoiceClient;

/**
 * What the app lives in: the phone's services and its own voice client.
 *
 * @param identity whom it signs in as
 * @param main its main queue
 * @param memory of its last registration
 */
public record SoftphoneSetup(
        String identity,
        CallKitService callKit,
        AVAudioSession audioSession,
        PushService push,
        SerialQueue main,
        VoiceClient voice,
        AccessTokenSource tokens,
        Ringback ringback,
        Randomness random,
        Trace trace,
        BindingMemory memory,
        Options options) {
    /**
     * What a person has chosen about the app's calls.
     *
     * @param usesCallKit whether calls are the phone's (CXProvider) or the app's own affair, with
     *     an alert of its own and its own audio session; taken at the app's launch
     * @param callWaiting what becomes of a call that comes during another
     */
    public record Options(boolean usesCallKit, CallWaiting callWaiting) {
        /** With CallKit; further calls ring. */
        public static final Options DEFAULT = new Options(true, CallWaiting.RING);

        /** What becomes of a call that comes during another. */
        public enum CallWaiting {
            /** It is reported to the phone, which asks what to do with it. */
            RING,
            /** The caller hears that the line is busy; the call is remembered as missed. */
            BUSY
        }
    }
}
