package dev.sidetone.voice;

import java.util.LinkedHashSet;
import java.util.Set;

/** SIDs of calls whose cancel push has overtaken the push that tells of them. Thread safe. */
final class EarlyCancels {
    private static final int REMEMBERED = 64;

    private final Set<String> sids = new LinkedHashSet<>();

    synchronized void add(String callSid) {
        sids.add(callSid);
        if (sids.size() > REMEMBERED) {
            sids.remove(sids.iterator().next());
        }
    }

    /** Whether this call was cancelled before; forgets it. */
    synchronized boolean take(String callSid) {
        return sids.remove(callSid);
    }
}
