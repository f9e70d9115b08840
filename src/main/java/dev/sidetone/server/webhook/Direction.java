package dev.sidetone.server.webhook;

import java.util.Locale;

/** Who began a leg, as {@code Direction} tells it. */
public enum Direction {
    /** An endpoint called us. */
    INBOUND,
    /** A REST request. */
    OUTBOUND_API,
    /** A Dial. */
    OUTBOUND_DIAL;

    /** As it stands in a form, such as {@code outbound-api}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
