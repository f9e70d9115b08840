package dev.sidetone.system.push;

import dev.sidetone.pushkit.PKPushPayload;

import java.time.Instant;

/** What can happen in the matter of an app's pushes. */
public sealed interface PushEvent {
    /**
     * A push for the app has come to the phone.
     *
     * @param sentAt when it was sent
     * @param now when it came
     * @param inFront whether the app is in the foreground
     * @param inCall whether the app has a call that is more than ringing
     */
    record Arrived(
            PKPushPayload payload, Instant sentAt, Instant now, boolean inFront, boolean inCall)
            implements PushEvent {}

    /** The delegate is about to be called for a push. */
    record Began(long push) implements PushEvent {}

    /** The app calls reportNewIncomingCall, on any thread. */
    record ReportCalled() implements PushEvent {}

    /** The call daemon has heard of a call of the app, whatever it answered. */
    record ReportHeard() implements PushEvent {}

    /** The delegate's method has returned. */
    record Returned(long push, Instant now) implements PushEvent {}

    /** The call daemon's look at a push is due. */
    record CheckDue(long push, Instant now) implements PushEvent {}

    /** The app's process has ended; what it had not handled is lost. */
    record ProcessEnded() implements PushEvent {}

    /** The app was deleted and installed again. */
    record Reinstalled() implements PushEvent {}
}
