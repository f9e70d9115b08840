package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXStartCallAction;

import java.time.Duration;

/**
 * What differs between versions of the system: the daemon asks here instead of deciding itself.
 *
 * @param startPatience how long a start action may take (R24)
 * @param answerPatience how long an answer action may take
 * @param otherPatience how long any other action may take
 */
public record Policy(Duration startPatience, Duration answerPatience, Duration otherPatience) {
    public static final Policy DEFAULT =
            new Policy(Duration.ofSeconds(600), Duration.ofSeconds(60), Duration.ofSeconds(5));

    /** How long the phone waits for an action to be ended. */
    public Duration patience(CXAction action) {
        return switch (action) {
            case CXStartCallAction _ -> startPatience;
            case CXAnswerCallAction _ -> answerPatience;
            default -> otherPatience;
        };
    }
}
