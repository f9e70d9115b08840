package dev.sidetone.ui.incall;

import dev.sidetone.ui.theme.Texts;

import java.time.Duration;
import java.time.Instant;

/** The line under the name (U7). */
public final class CallTexts {
    private CallTexts() {}

    /** What is going on in a call. */
    public static String status(ShownCall call, Instant now) {
        return switch (call.status()) {
            case INCOMING, CONNECTING -> Texts.of("call.connecting");
            case CALLING -> Texts.of("call.calling");
            case RINGING -> Texts.of("call.ringing");
            case RECONNECTING -> Texts.of("call.reconnecting");
            case CONNECTED -> call.onHold() ? Texts.of("call.held") : timer(call, now);
            case ENDED -> Texts.of("call.ended");
            case FAILED -> Texts.of("call.failed");
        };
    }

    /** How long a call is connected; empty before. */
    static String duration(ShownCall call, Instant now) {
        return call.connectedAt() == null ? "" : timer(call, now);
    }

    /** What is going on with a party. */
    public static String status(Party party, Instant now) {
        return status(party.first(), now);
    }

    /** U5: whose call it is, and of which kind; of the softphone where the phone has not told. */
    static String kind(ShownCall call) {
        String app = call.app().isEmpty() ? "Sidetone" : call.app();
        return Texts.of(call.video() ? "call.row.video" : "call.row", app);
    }

    /** Who that is. */
    public static String name(Party party) {
        return party.conference() ? Texts.of("call.conference") : party.first().name();
    }

    private static String timer(ShownCall call, Instant now) {
        Instant since = call.connectedAt();
        long seconds = since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
        return seconds < 3600
                ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
