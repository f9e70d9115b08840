package dev.sidetone.server.program;

import dev.sidetone.server.twiml.Callback;

import java.util.Map;

/** Tells developers' servers of what programs do. Never blocks. */
@FunctionalInterface
public interface Callbacks {
    /**
     * Tells of an event, if it is one that is wanted; for one call in the order of the calls.
     *
     * @param to at an absolute URL
     * @param event its name in TwiML, such as {@code completed}
     * @param form all but the account and the time
     */
    void tell(String callSid, Callback to, String event, Map<String, String> form);
}
