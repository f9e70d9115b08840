package dev.sidetone.voice;

import java.util.LinkedHashSet;
import java.util.Set;

/** SIDs of the calls that pushes have told of, because a push may come twice. Thread safe. */
final class KnownCalls {
    private static final int REMEMBERED = 64;

    private final Set<String> sids = new LinkedHashSet<>();

    /** Whether this call has been told of. */
    synchronized boolean knows(String callSid) {
        return sids.contains(callSid);
    }

    /** Whether this call has not been told of before. */
    synchronized boolean isNew(String callSid) {
        boolean added = sids.add(callSid);
        if (sids.size() > REMEMBERED) {
            sids.remove(sids.iterator().next());
        }
        return added;
    }
}
