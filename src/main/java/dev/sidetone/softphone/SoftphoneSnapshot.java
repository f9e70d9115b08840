package dev.sidetone.softphone;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The app as a view shows it. Immutable; a new one is published after every change.
 *
 * @param identity who this phone is: {@code alice}
 * @param registration whether it can be called
 * @param registrationText one line saying so, with the reason where it is not
 * @param calls oldest first; an ended call stays for about two seconds, a failed one until it is
 *     dismissed or another call starts
 * @param missed calls that were not answered, newest first
 */
public record SoftphoneSnapshot(
        String identity,
        Registration registration,
        String registrationText,
        List<CallSnapshot> calls,
        List<MissedCall> missed) {

    /** Whether this phone can be called. */
    public enum Registration {
        REGISTERING,
        REGISTERED,
        UNREACHABLE
    }

    /** A call that was not answered, or was answered busy. */
    public record MissedCall(String name, Instant at) {}

    /**
     * The call that fills the window: the newest live one, else the newest shown; null for none.
     */
    public @Nullable CallSnapshot front() {
        for (CallSnapshot call : calls.reversed()) {
            if (call.live() && call.status() != CallStatus.INCOMING) {
                return call;
            }
        }
        for (CallSnapshot call : calls.reversed()) {
            if (!call.live()) {
                return call;
            }
        }
        return null;
    }
}
