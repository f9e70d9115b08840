package dev.sidetone.avaudio;

import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Writes what an app asks of its session, and what was refused, so that all that follows names it
 * as its cause.
 */
record Requests(String app, Trace trace) {
    /** A request that may be refused: {@code request} answers why, or null. */
    void ask(
            String name,
            @Nullable Object detail,
            Supplier<@Nullable AVAudioSessionErrorCode> request)
            throws AVAudioSessionException {
        AtomicReference<@Nullable AVAudioSessionErrorCode> answer = new AtomicReference<>();
        tell(name, detail, () -> answer.set(answer(name, request)));
        AVAudioSessionErrorCode refused = answer.get();
        if (refused != null) {
            throw new AVAudioSessionException(refused);
        }
    }

    private @Nullable AVAudioSessionErrorCode answer(
            String name, Supplier<@Nullable AVAudioSessionErrorCode> request) {
        AVAudioSessionErrorCode refused = request.get();
        if (refused != null) {
            trace.add(Layer.AUDIO_SESSION, name + "Refused", app, note(refused));
        }
        return refused;
    }

    private static ErrorNote note(AVAudioSessionErrorCode refused) {
        return new ErrorNote(
                AVAudioSessionErrorCode.DOMAIN, refused.rawValue(), refused.toString());
    }

    /** A request that is always granted. */
    void tell(String name, @Nullable Object detail, Runnable request) {
        trace.inside(Layer.AUDIO_SESSION, name, app, detail, request);
    }
}
