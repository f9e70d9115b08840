package dev.sidetone.system.push;

import dev.sidetone.pushkit.PushService;

import java.time.Duration;

/** What is to be done about an app's pushes. */
public sealed interface PushEffect {
    /** Hand a push over to the app. */
    record Deliver(PushService.Delivery push) implements PushEffect {}

    /** Let the call daemon look at a push later (R88). */
    record StartCheck(long push, Duration after) implements PushEffect {}

    /** Say nothing to the app, which cannot detect it (R90). */
    record Withhold(int failures) implements PushEffect {}

    /** End the app's process. */
    record Kill(long push, KillReason reason) implements PushEffect {}

    /** Tell the person at the phone of a failure (R92). */
    record ShowDialog(String text) implements PushEffect {}
}
