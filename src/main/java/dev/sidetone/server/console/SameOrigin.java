package dev.sidetone.server.console;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;

/**
 * Whether a request comes from our own page, or from no page at all. Stricter than the server's
 * gate, which lets all pages of this machine in: a developer's app on another port has no business
 * here.
 */
public final class SameOrigin {
    /** For all others. */
    public static final HttpAnswer REFUSAL =
            HttpAnswer.text(403, "Only the console's own page may do this.\n");

    private SameOrigin() {}

    /** By what every browser says of the page, and scripts of it cannot change. */
    public static boolean holds(HttpAsk ask) {
        String origin = ask.header("Origin");
        String site = ask.header("Sec-Fetch-Site");
        String here = (ask.secure() ? "https://" : "http://") + ask.header("Host");
        return (origin == null || origin.equalsIgnoreCase(here))
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }
}
