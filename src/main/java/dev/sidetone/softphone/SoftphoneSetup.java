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
        BindingMemory memory) {
    /** An app that remembers no registration beyond its process. */
    public SoftphoneSetup(
            String identity,
            CallKitService callKit,
            AVAudioSession audioSession,
            PushService push,
            SerialQueue main,
            VoiceClient voice,
            AccessTokenSource tokens,
            Ringback ringback,
            Randomness random,
            Trace trace) {
        this(
                identity,
                callKit,
                audioSession,
                push,
                main,
                voice,
                tokens,
                ringback,
                random,
                trace,
                BindingMemory.transitory());
    }
}
