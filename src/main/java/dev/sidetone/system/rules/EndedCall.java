package dev.sidetone.system.rules;

import dev.sidetone.system.state.CallFacts;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that is over, as recents are told of it.
 *
 * @param uuid of the call
 * @param facts what the app had told of it
 * @param app whose call it was
 * @param outgoing whether this phone called
 * @param connectedAt when both could talk; null when that never was
 * @param missed an incoming call that nobody answered or declined (R46)
 * @param failed it ended because something went wrong
 * @param since when it came to be
 * @param until when it ended
 */
public record EndedCall(
        UUID uuid,
        CallFacts facts,
        String app,
        boolean outgoing,
        @Nullable Instant connectedAt,
        boolean missed,
        boolean failed,
        Instant since,
        Instant until) {}
