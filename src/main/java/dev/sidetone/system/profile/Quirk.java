package dev.sidetone.system.profile;

import java.time.Duration;
import java.util.List;

/** All switches. Each is named as in settings; the Javadoc says what it decides. */
public final class Quirk {
    /** When slow holding ends the call that should have been held (R27). */
    public enum SlowHold {
        NEVER,
        WHEN_ANOTHER_TAKES_OVER,
        ALWAYS
    }

    /** Who hears first of a new incoming call (R31). */
    public enum IncomingOrder {
        OBSERVERS_FIRST,
        COMPLETION_FIRST
    }

    /** How a gesture on two calls of one provider is handed over (R51, R57). */
    public enum Parting {
        ONE_TRANSACTION,
        ONE_FOR_EACH_ACTION
    }

    /** What becomes of an incoming call beyond the provider's group limit (R67). */
    public enum OverLimit {
        SHOW_END_ONLY,
        REJECT
    }

    /** Which of two active calls is ended (R68). */
    public enum Rival {
        END_THE_OLDER,
        END_THE_NEWER
    }

    /** Whether the session changes hands between two calls of one provider (R73). */
    public enum ProviderHandover {
        KEEP,
        CYCLE
    }

    /** What happens to a transaction with a bad action (R10). */
    public enum PartialFailure {
        REFUSE_ALL,
        REFUSE_BAD_ONES
    }

    /** How a first call announces itself on an unlocked phone (U5). */
    public enum Announcement {
        FULL_SCREEN,
        BANNER
    }

    /** The intents that start a call (R100). */
    public enum StartIntent {
        AUDIO_OR_VIDEO,
        START_CALL
    }

    /** What the softphone's build says of its pushes (its aps-environment entitlement). */
    public enum ApsEnvironment {
        /** Nothing: pushes of any credential arrive. */
        UNSAID,
        /** Pushes of a credential with the sandbox option arrive, no others. */
        DEVELOPMENT,
        /** Pushes of a credential without it arrive, no others. */
        PRODUCTION
    }

    /** A capability for holding that was never set counts as this (API 1.5). */
    public static final Switch<Boolean> UNSET_SUPPORTS_HOLDING =
            Switch.flag("unsetSupportsHolding", "R66 U4", true);

    /** The request error of a start before the provider is registered (R3); 0 accepts it. */
    public static final Switch<Integer> EARLY_REQUEST_ERROR =
            Switch.number("earlyRequestError", "R3", 7, 0);

    /** Whether the delegate hears of a reset when its provider is invalidated (R7). */
    public static final Switch<Boolean> RESET_ON_INVALIDATE =
            Switch.flag("resetOnInvalidate", "R7", false);

    public static final Switch<PartialFailure> PARTIAL_FAILURE =
            Switch.choice("partialFailure", "R10", PartialFailure.REFUSE_ALL);

    /** Whether the next action waits for the one before it (R19). */
    public static final Switch<Boolean> GATE_ON_COMPLETION =
            Switch.flag("gateOnCompletion", "R19", false);

    /** How long a start action may take (R24). */
    public static final Switch<Duration> START_TIMEOUT =
            Switch.patience("startTimeout", "R24", 600);

    /** How long an answer action may take (R24). */
    public static final Switch<Duration> ANSWER_TIMEOUT =
            Switch.patience("answerTimeout", "R24", 60);

    /** How long any other action may take (R24). */
    public static final Switch<Duration> OTHER_TIMEOUT = Switch.patience("otherTimeout", "R24", 5);

    /** Whether a failed start or answer, too, is followed by an End action (R26). */
    public static final Switch<Boolean> END_ACTION_AFTER_FAIL =
            Switch.flag("endActionAfterFail", "R26", false);

    /** Whether a start or answer that timed out is followed by an End action (R26). */
    public static final Switch<Boolean> END_ACTION_AFTER_TIMEOUT =
            Switch.flag("endActionAfterTimeout", "R26", true);

    public static final Switch<SlowHold> SLOW_HOLD_ENDS_CALL =
            Switch.choice("slowHoldEndsCall", "R27", SlowHold.WHEN_ANOTHER_TAKES_OVER);

    public static final Switch<IncomingOrder> INCOMING_ORDER =
            Switch.choice("incomingOrder", "R31", IncomingOrder.OBSERVERS_FIRST);

    /** Whether calls that block list or Focus refuse are listed as missed (R33). */
    public static final Switch<Boolean> FILTERED_LISTED =
            Switch.flag("filteredListed", "R33", false);

    /** How long a call may ring before the phone ends it (R34). */
    public static final Switch<Duration> RING_LIMIT = Switch.seconds("ringLimit", "R34", 60);

    public static final Switch<Parting> HANDOVER_TRANSACTIONS =
            Switch.choice("handoverTransactions", "R51 R57", Parting.ONE_TRANSACTION);

    /** Whether Hold & Accept is offered although the active call cannot be held (R66). */
    public static final Switch<Boolean> HOLD_OFFERED_ANYWAY =
            Switch.flag("holdOfferedAnyway", "R66", false);

    public static final Switch<OverLimit> INCOMING_OVER_LIMIT =
            Switch.choice("incomingOverLimit", "R67", OverLimit.SHOW_END_ONLY);

    public static final Switch<Rival> RIVAL_CALL =
            Switch.choice("rivalCall", "R68", Rival.END_THE_OLDER);

    public static final Switch<ProviderHandover> SAME_PROVIDER_HANDOVER =
            Switch.choice("sameProviderHandover", "R73", ProviderHandover.KEEP);

    /** Whether an unhold after the other call's remote end is not followed by didActivate (R78). */
    public static final Switch<Boolean> NO_ACTIVATE_AFTER_REMOTE_END =
            Switch.flag("noActivateAfterRemoteEnd", "R78", true);

    /** Whether an ended call is still listed while observers hear of its end (R84). */
    public static final Switch<Boolean> ENDED_CALL_LISTED =
            Switch.flag("endedCallListed", "R84", false);

    /** Broken push promises until pushes stop (R90). */
    public static final Switch<Integer> PUSH_FAILURE_THRESHOLD =
            Switch.number("pushFailureThreshold", "R90", 3, 1);

    /** Which pushes reach the softphone; what versions do not decide. */
    public static final Switch<ApsEnvironment> APS_ENVIRONMENT =
            Switch.choice("apsEnvironment", "voice-sdk", ApsEnvironment.UNSAID);

    /** Entries that a directory extension may have (R96). */
    public static final Switch<Integer> DIRECTORY_LIMIT =
            Switch.number("directoryLimit", "R96", 2_000_000, 1);

    /** Digits of the greatest phone number of a directory (API 1.6). */
    public static final Switch<Integer> PHONE_NUMBER_DIGITS =
            Switch.number("phoneNumberDigits", "R94", 15, 1);

    /** Whether a held call of another app is unheld only when the hung-up one has ended (R57). */
    public static final Switch<Boolean> ENDED_BEFORE_UNHOLD =
            Switch.flag("endedBeforeUnhold", "R57", true);

    /** The hint in interruption-ended after a cellular call, for apps without CallKit (A6). */
    public static final Switch<Boolean> SHOULD_RESUME_AFTER_PHONE_CALL =
            Switch.flag("shouldResumeAfterPhoneCall", "A6", true);

    public static final Switch<Announcement> ANNOUNCEMENT =
            Switch.choice("announcement", "U5", Announcement.BANNER);

    /** Whether sheets show the name that the provider's configuration gives, not the app's (U5). */
    public static final Switch<Boolean> LOCALIZED_NAME_SHOWN =
            Switch.flag("localizedNameShown", "U5", false);

    /** Whether a push without a report ends the app (R87, R88). */
    public static final Switch<Boolean> PUSH_PROMISE_KEPT =
            Switch.flag("pushPromiseEnforced", "R87 R88", true);

    /** Whether pushes come with metadata (R92). */
    public static final Switch<Boolean> PUSH_METADATA = Switch.flag("pushMetadata", "R92", false);

    /** Whether "only while locked" also refuses calls of apps (R32). */
    public static final Switch<Boolean> LOCKED_FOCUS_REFUSES =
            Switch.flag("lockedFocusRefuses", "R32", true);

    /** Whether deactivating a session with running sound is answered by an error (A1). */
    public static final Switch<Boolean> BUSY_ON_DEACTIVATION =
            Switch.flag("busyOnDeactivation", "A1", true);

    /** Whether an app without CallKit is told that another app's sound is over (A3, F, G). */
    public static final Switch<Boolean> INTERRUPTION_ENDED_ON_RETURN =
            Switch.flag("interruptionEndedOnReturn", "A3", true);

    /** Whether a provider can keep its calls out of recents (R98). */
    public static final Switch<Boolean> RECENTS_CHOICE = Switch.flag("recentsChoice", "R98", true);

    public static final Switch<StartIntent> START_INTENT =
            Switch.choice("startIntent", "R100", StartIntent.START_CALL);

    /** Whether the app that a person has chosen for calling gets tel: links (R101). */
    public static final Switch<Boolean> DEFAULT_CALLING_APP =
            Switch.flag("defaultCallingApp", "R101", true);

    /** Every switch, in the order of their rules. */
    public static final List<Switch<?>> ALL =
            List.of(
                    UNSET_SUPPORTS_HOLDING,
                    EARLY_REQUEST_ERROR,
                    RESET_ON_INVALIDATE,
                    PARTIAL_FAILURE,
                    GATE_ON_COMPLETION,
                    START_TIMEOUT,
                    ANSWER_TIMEOUT,
                    OTHER_TIMEOUT,
                    END_ACTION_AFTER_FAIL,
                    END_ACTION_AFTER_TIMEOUT,
                    SLOW_HOLD_ENDS_CALL,
                    INCOMING_ORDER,
                    LOCKED_FOCUS_REFUSES,
                    FILTERED_LISTED,
                    RING_LIMIT,
                    HANDOVER_TRANSACTIONS,
                    ENDED_BEFORE_UNHOLD,
                    HOLD_OFFERED_ANYWAY,
                    INCOMING_OVER_LIMIT,
                    RIVAL_CALL,
                    SAME_PROVIDER_HANDOVER,
                    NO_ACTIVATE_AFTER_REMOTE_END,
                    ENDED_CALL_LISTED,
                    PUSH_PROMISE_KEPT,
                    PUSH_FAILURE_THRESHOLD,
                    PUSH_METADATA,
                    APS_ENVIRONMENT,
                    DIRECTORY_LIMIT,
                    PHONE_NUMBER_DIGITS,
                    RECENTS_CHOICE,
                    START_INTENT,
                    DEFAULT_CALLING_APP,
                    SHOULD_RESUME_AFTER_PHONE_CALL,
                    INTERRUPTION_ENDED_ON_RETURN,
                    BUSY_ON_DEACTIVATION,
                    ANNOUNCEMENT,
                    LOCALIZED_NAME_SHOWN);

    private Quirk() {}

    /**
     * The switch of that name.
     *
     * @throws IllegalArgumentException names the name and the names there are
     */
    public static Switch<?> named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no switch \"%s\": choose one of %s"
                                                .formatted(name, ALL)));
    }
}
