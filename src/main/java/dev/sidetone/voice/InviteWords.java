package dev.sidetone.voice;

import dev.sidetone.voice.ConnectionWords.Word;
import dev.sidetone.voice.insights.InsightsEvent.Level;

import java.util.List;
import java.util.Map;

/** How the steps of an invite are named in the group {@code connection}: pure. */
final class InviteWords {
    private InviteWords() {}

    /** A call has come, and is listened for. */
    static List<Word> begun() {
        return List.of(Word.of("incoming"), Word.of("listen"));
    }

    /** What {@code event} is told as; what comes when the invite is over is not told. */
    static List<Word> of(InviteMachine.Event event, InviteMachine before, InviteMachine after) {
        if (before.state() != InviteMachine.State.PENDING) {
            return List.of();
        }
        if (after.state() == InviteMachine.State.WITHDRAWN
                && !(event instanceof InviteMachine.Event.SignalingLost)) {
            return List.of(Word.of("cancel"));
        }
        return switch (event) {
            case InviteMachine.Event.Offered _ when before.offer() == null ->
                    List.of(Word.of("listening"));
            case InviteMachine.Event.SignalingLost(VoiceError error, _) ->
                    List.of(
                            new Word(
                                    "listening-error",
                                    Level.WARNING,
                                    Map.of("code", error.code(), "message", error.message())));
            // the SDK tells of a rejected invite as of a busy callee
            case InviteMachine.Event.Rejected _ ->
                    List.of(
                            Word.of("rejected-by-local"),
                            Word.error(VoiceError.of(ErrorCode.BUSY_EVERYWHERE)));
            default -> List.of();
        };
    }
}
