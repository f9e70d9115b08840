package dev.sidetone.voice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invite that ended without this app's doing. */
public record CancelledCallInvite(
        @Nullable String from, String to, String callSid, Map<String, String> customParameters) {}
