package dev.sidetone.server.script;

import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Dial's action is told (voice-sdk.md §5.1).
 *
 * @param why nobody answered; null where somebody did
 * @param child one of the legs that rang, the one that answered where one did; null for none
 * @param talked null where nobody did
 * @param recording where it can be fetched; null for none
 */
record DialResult(
        Outcome outcome,
        @Nullable WireError why,
        @Nullable String child,
        @Nullable Duration talked,
        @Nullable String recording) {
    static DialResult of(Outcome outcome) {
        return new DialResult(outcome, null, null, null, null);
    }

    static DialResult failed(RunEvent.DialFailed failed) {
        WireError why = failed.why();
        return new DialResult(Outcome.of(why), why, failed.child(), null, null);
    }

    static DialResult talked(String child, RunEvent.DialEnded ended) {
        return new DialResult(Outcome.COMPLETED, null, child, ended.talked(), ended.recording());
    }

    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("DialCallStatus", outcome.wire());
        form.put("DialBridged", String.valueOf(outcome == Outcome.COMPLETED));
        if (child != null) {
            form.put("DialCallSid", child);
        }
        if (talked != null) {
            form.put("DialCallDuration", String.valueOf(talked.toSeconds()));
        }
        if (recording != null) {
            form.put("RecordingUrl", recording);
        }
        return form;
    }
}
