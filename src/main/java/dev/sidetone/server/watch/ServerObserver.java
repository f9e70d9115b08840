package dev.sidetone.server.watch;

/** Hears what happens in the server. */
@FunctionalInterface
public interface ServerObserver {
    /** Something happened, right now. On queues of the server, several at once: must not block. */
    void saw(ServerEvent event);
}
