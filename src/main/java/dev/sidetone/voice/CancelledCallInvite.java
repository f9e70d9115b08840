package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** An invite that ended without this app's doing. */
public record CancelledCallInvite(
        @Nullable String from, String to, String callSid, Map<String, String> customParameters) {}
