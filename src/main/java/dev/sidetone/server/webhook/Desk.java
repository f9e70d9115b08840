package dev.sidetone.server.webhook;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

/** What errands need: the auth token signs and is never sent. */
record Desk(Courier courier, String authToken, Time time, SerialQueue queue) {
    @Override
    public String toString() {
        return "Desk[" + queue.name() + "]";
    }
}
