package dev.sidetone.server.console;

import org.jspecify.annotations.Nullable;

/**
 * The server, for whoever sets up a client or a helper library. Never a secret itself.
 *
 * @param started milliseconds since 1970
 * @param authTokenAt where the auth token can be read, for a person
 * @param certificate the file with the certificate
 * @param voiceUrl whose TwiML takes calls, without what could be secret; null for none
 * @param guarded whether the server wants its secret
 */
public record About(
        String version,
        long pid,
        long started,
        int httpPort,
        int httpsPort,
        String accountSid,
        String authTokenAt,
        String certificate,
        @Nullable String voiceUrl,
        boolean guarded) {}
