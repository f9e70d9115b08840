package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

/** What has to be done after an event; carried out in order by a {@link CallRunner}. */
sealed interface CallEffect {
    /** Opens the media session. */
    record OpenMedia() implements CallEffect {}

    /** Asks it for an offer. */
    record MakeOffer() implements CallEffect {}

    /** Asks it for an answer. */
    record MakeAnswer(String offer) implements CallEffect {}

    /** Gives it the peer's answer. */
    record ApplyAnswer(String answer) implements CallEffect {}

    /** Asks it for an offer with fresh ICE credentials. */
    record RestartIce() implements CallEffect {}

    /** Lets sound flow. */
    record StartAudio() implements CallEffect {}

    /** Ends sound and media. */
    record CloseMedia() implements CallEffect {}

    /** Sends digits by media if the peer takes them there. */
    record PressDigits(String digits) implements CallEffect {}

    /** Sends digits by signaling. */
    record SendDigits(String digits) implements CallEffect {}

    /** Lets the peer hear the tones of digits. */
    record SoundDigits(String digits) implements CallEffect {}

    /** Sends the offer of a new call. */
    record SendInvite(String sdp) implements CallEffect {}

    /** Takes up the call on a new signaling connection. */
    record SendReconnect(String token, String sdp) implements CallEffect {}

    /** Sends the offer of an ICE restart. */
    record SendReinvite(String sdp) implements CallEffect {}

    /** Sends an answer. */
    record SendAnswer(String sdp) implements CallEffect {}

    /** Ends the call at the server. */
    record SendHangup(@Nullable String message) implements CallEffect {}

    /** Declines at the server. */
    record SendReject() implements CallEffect {}

    /** Starts a timer, or starts it anew. */
    record Arm(CallTimer timer) implements CallEffect {}

    /** Stops a timer. */
    record Disarm(CallTimer timer) implements CallEffect {}

    /** Tells the delegate. */
    record Tell(News news) implements CallEffect {}

    /** The last effect: forgets the call and its timers. */
    record Forget() implements CallEffect {}

    /** A delegate callback. */
    sealed interface News {
        record Ringing() implements News {}

        record Connected() implements News {}

        record FailedToConnect(VoiceError error) implements News {}

        record Disconnected(@Nullable VoiceError error) implements News {}

        record Reconnecting(VoiceError error) implements News {}

        record Reconnected() implements News {}

        record DigitsReceived(String digits) implements News {}
    }
}
