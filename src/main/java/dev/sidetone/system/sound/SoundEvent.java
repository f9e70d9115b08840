package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionConfiguration;
import dev.sidetone.avaudio.AVAudioSessionInterruptionReason;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;

/** What can happen to the phone's sound. Apps are named by their display names. */
public sealed interface SoundEvent {
    /** An app's process has begun, unseen. */
    record AppLaunched(String app, boolean backgroundAudio) implements SoundEvent {}

    /** The app is on the screen; whoever was there before is not. */
    record AppCameToFront(String app) implements SoundEvent {}

    record AppLeft(String app) implements SoundEvent {}

    record AppKilled(String app) implements SoundEvent {}

    record CategorySet(String app, AVAudioSessionConfiguration configuration)
            implements SoundEvent {}

    record AppActivated(String app) implements SoundEvent {}

    record AppDeactivated(String app, boolean notifyOthers) implements SoundEvent {}

    /** The app's player or audio unit wants to run. */
    record IOStarted(String app) implements SoundEvent {}

    record IOStopped(String app) implements SoundEvent {}

    record NoInterruptionsPreferred(String app, boolean preferred) implements SoundEvent {}

    record PermissionSet(String app, AVAudioSessionRecordPermission permission)
            implements SoundEvent {}

    /** A call rings, until its sound is taken or it is over: an answer alone is no end. */
    record CallRang(SoundOwner whose) implements SoundEvent {}

    record CallStoppedRinging() implements SoundEvent {}

    record CallSoundTaken(SoundOwner by) implements SoundEvent {}

    record CallSoundReleased() implements SoundEvent {}

    /** There is no call any more, not even a held one. */
    record CallsOver() implements SoundEvent {}

    /** An interruption of which no end will be told, such as that of R77. */
    record AppInterrupted(String app, AVAudioSessionInterruptionReason reason)
            implements SoundEvent {}

    /** The microphone was switched off by hand, or on again. */
    record MicrophoneMuted(boolean muted) implements SoundEvent {}

    /** The phone has got its first microphone, or lost its last. */
    record MicrophoneAvailable(boolean available) implements SoundEvent {}

    record MediaServicesLost() implements SoundEvent {}

    record MediaServicesReset() implements SoundEvent {}

    /** A timer of {@link SoundEffect.StartTimer} has elapsed. */
    record TimerElapsed(String app, long timer) implements SoundEvent {}
}
