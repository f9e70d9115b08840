package dev.sidetone.system;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that is over, as recents list it.
 *
 * @param call its id
 * @param name who it was with
 * @param app whose call it was
 * @param outgoing whether this phone called
 * @param connected whether it was ever connected
 * @param missed an incoming call that nobody answered or declined (R46)
 * @param since when it began
 * @param until when it ended
 */
public record RecentCall(
        UUID call,
        String name,
        String app,
        boolean outgoing,
        boolean connected,
        boolean missed,
        Instant since,
        Instant until) {}
