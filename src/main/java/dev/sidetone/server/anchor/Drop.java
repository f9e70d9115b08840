package dev.sidetone.server.anchor;

/** Why a datagram went no further. */
public enum Drop {
    /** From an address that has not shown that it is the leg's side. */
    STRANGER,
    /** A connectivity check by somebody who does not know the leg's password. */
    REFUSED,
    /** Began like a connectivity check and was none. */
    UNREADABLE,
    /** The other leg's side has not connected yet, and it was nothing to keep for it. */
    EARLY,
    /** The machine did not take it for sending. */
    UNSENT
}
