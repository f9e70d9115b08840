package dev.sidetone.system.rules;

import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CallKitService;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the call daemon wants done, in this order. */
public sealed interface DaemonEffect {
    record Reply(Consumer<@Nullable CXError> to, @Nullable CXError error) implements DaemonEffect {}

    /** The handshake is over (R1). */
    record Begin(long provider) implements DaemonEffect {}

    /** The delegate is told that all is lost (R5). */
    record TellReset(long provider) implements DaemonEffect {}

    /** Another handshake is to follow (R5). */
    record Reconnect(long provider) implements DaemonEffect {}

    /** An app that does not run is wanted: an action waits for it (R38). */
    record Relaunch(String app) implements DaemonEffect {}

    /** R34. */
    record LimitRinging(UUID call, Duration length) implements DaemonEffect {}

    /** {@code Faded} is to follow, when observers had time to look (R84). */
    record Fade(UUID call) implements DaemonEffect {}

    /** The app is to be told that somebody else takes the sound (R77). */
    record Interrupt(long provider) implements DaemonEffect {}

    /** didActivate that is not sent, and the rule that it is not sent for (R75, R78). */
    record WithholdActivation(long provider, String rule) implements DaemonEffect {}

    /** The provider has gone. */
    record Disconnect(long provider) implements DaemonEffect {}

    record Deliver(long provider, UUID transaction, List<CallKitService.Handover> actions)
            implements DaemonEffect {}

    /** An action that was delivered before is to be performed now (R20). */
    record Proceed(long provider, CXCallAction action, Instant timeoutDate)
            implements DaemonEffect {}

    record StartTimer(long provider, CXCallAction action, Duration length)
            implements DaemonEffect {}

    record StopTimer(UUID action) implements DaemonEffect {}

    record TellTimedOut(long provider, CXCallAction action) implements DaemonEffect {}

    /** The action's call is over (R29). */
    record Abandon(long provider, CXCallAction action) implements DaemonEffect {}

    record TellObservers(CXCall changed) implements DaemonEffect {}

    record Activate(long provider) implements DaemonEffect {}

    record Deactivate(long provider) implements DaemonEffect {}

    /** What sounds from now on; {@code ringtone} is an app's own, null for the phone's. */
    record Ring(Ringing how, @Nullable String ringtone) implements DaemonEffect {}

    record PlayEndTone(UUID call) implements DaemonEffect {}

    record PlayDtmf(UUID call, String digits) implements DaemonEffect {}

    /** The screen is to be locked, or unlocked if it is (U10). */
    record ToggleLock() implements DaemonEffect {}

    /** The call is to be listed in recents. */
    record Enlist(EndedCall call) implements DaemonEffect {}

    /** Nothing was done, and why: something that is not known, or that comes too late. */
    record Ignore(@Nullable UUID subject, String why) implements DaemonEffect {}

    /** What sounds for calls that wait to be answered. */
    enum Ringing {
        NOTHING,
        RINGTONE,
        CALL_WAITING
    }
}
