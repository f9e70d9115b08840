package dev.sidetone.voice;

import dev.sidetone.voice.insights.InsightsEvent.Level;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a call's steps are named in the group {@code connection}: pure. */
final class ConnectionWords {
    private ConnectionWords() {}

    /** A name, how much it matters, and what belongs to it. */
    record Word(String name, Level level, Map<String, Object> data) {
        static Word of(String name) {
            return new Word(name, Level.INFO, Map.of());
        }

        static Word error(VoiceError error) {
            Map<String, Object> data = Map.of("code", error.code(), "message", error.message());
            return new Word("error", Level.ERROR, data);
        }
    }

    /** What {@code event} is told as, in order; nothing where it changed nothing to be told. */
    static List<Word> of(CallEvent event, CallMachine before, CallMachine after) {
        List<Word> words = new ArrayList<>();
        if (event instanceof CallEvent.HungUp) {
            words.add(Word.of("disconnect-called"));
        }
        if (after.state() == CallState.DISCONNECTED) {
            if (before.state() != CallState.DISCONNECTED) {
                ended(words, event);
            }
            return words;
        }
        switch (event) {
            case CallEvent.Started _ -> words.add(Word.of("outgoing"));
            case CallEvent.Accepted _ -> words.add(Word.of("accepted-by-local"));
            case CallEvent.RemoteRinging(_, String sdp) when before.invited() ->
                    words.add(
                            new Word(
                                    "outgoing-ringing",
                                    Level.INFO,
                                    Map.of("hasEarlyMedia", sdp != null)));
            case CallEvent.RemoteAnswered _ when after.outgoing() && newly(before, after) ->
                    words.add(Word.of("accepted-by-remote"));
            default -> {}
        }
        moved(words, before.state(), after.state(), event);
        return words;
    }

    private static boolean newly(CallMachine before, CallMachine after) {
        return after.answered() && !before.answered();
    }

    private static void moved(
            List<Word> words, CallState before, CallState after, CallEvent event) {
        if (before == after) {
            return;
        }
        switch (after) {
            case RINGING -> words.add(Word.of("ringing"));
            case CONNECTED ->
                    words.add(
                            Word.of(
                                    before == CallState.RECONNECTING
                                            ? "reconnected"
                                            : "connected"));
            case RECONNECTING -> words.add(reconnecting(event));
            case CONNECTING, DISCONNECTED -> {}
        }
    }

    private static Word reconnecting(CallEvent event) {
        boolean media = event instanceof CallEvent.MediaInterrupted;
        int code =
                (media ? ErrorCode.MEDIA_CONNECTION_ERROR : ErrorCode.SIGNALING_DISCONNECTED)
                        .code();
        return new Word("reconnecting", Level.INFO, Map.of("code", code));
    }

    private static void ended(List<Word> words, CallEvent event) {
        VoiceError error = error(event);
        if (error != null) {
            words.add(Word.error(error));
        }
        words.add(
                switch (event) {
                    case CallEvent.RemoteHungUp _, CallEvent.Refused _ ->
                            Word.of("disconnected-by-remote");
                    case CallEvent.RemoteCancelled _ -> Word.of("cancel");
                    default -> Word.of("disconnected-by-local");
                });
    }

    private static @Nullable VoiceError error(CallEvent event) {
        return switch (event) {
            case CallEvent.RemoteHungUp(VoiceError error) -> error;
            case CallEvent.Refused(VoiceError error) -> error;
            case CallEvent.MediaFailed(VoiceError error) -> error;
            case CallEvent.SignalingLost lost -> lost.error();
            case CallEvent.TimedOut(CallTimer timer) -> VoiceError.of(timedOut(timer));
            default -> null;
        };
    }

    private static ErrorCode timedOut(CallTimer timer) {
        return switch (timer) {
            case SETUP -> ErrorCode.REQUEST_TIMEOUT;
            case MEDIA, RESTART, RECOVERY -> ErrorCode.MEDIA_CONNECTION_ERROR;
            case SIGNALING -> ErrorCode.SIGNALING_DISCONNECTED;
        };
    }
}
