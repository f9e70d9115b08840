package dev.sidetone.token;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What a token allows.
 *
 * @param incoming may be called
 * @param applicationSid {@code AP…}, may call; null for may not
 * @param outgoingParams added to the parameters of every call
 * @param pushCredentialSid {@code CR…}, may be woken by pushes; null for may not
 * @param endpointId tells the endpoints of an identity apart; null for none
 */
public record VoiceGrant(
        boolean incoming,
        @Nullable String applicationSid,
        Map<String, String> outgoingParams,
        @Nullable String pushCredentialSid,
        @Nullable String endpointId) {
    /** One without a name of its endpoint. */
    public VoiceGrant(
            boolean incoming,
            @Nullable String applicationSid,
            Map<String, String> outgoingParams,
            @Nullable String pushCredentialSid) {
        this(incoming, applicationSid, outgoingParams, pushCredentialSid, null);
    }

    public VoiceGrant {
        outgoingParams = Map.copyOf(outgoingParams);
    }

    /** Calls both ways, woken by pushes. */
    public static VoiceGrant full(String applicationSid, String pushCredentialSid) {
        return new VoiceGrant(true, applicationSid, Map.of(), pushCredentialSid);
    }
}
