package dev.sidetone.voice;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Writes what crosses the client's surface into the trace, and hands causes over to queues. */
record Journal(Trace trace, SerialQueue queue) {
    /** The app called a method: written now, carried out on the voice queue. */
    void called(String method, @Nullable Object subject, @Nullable Object detail, Runnable work) {
        long event = trace.add(Layer.VOICE, method, subject, detail);
        queue.execute(() -> trace.causedBy(event, work));
    }

    /** Something came from elsewhere: written and handled on the voice queue. */
    void came(String name, @Nullable Object subject, @Nullable Object detail, Runnable work) {
        queue.execute(() -> trace.causedBy(trace.add(Layer.VOICE, name, subject, detail), work));
    }

    /** What became of the media: written and handled like {@link #came}. */
    void mediaCame(String name, @Nullable Object subject, Runnable work) {
        queue.execute(() -> trace.causedBy(trace.add(Layer.MEDIA, name, subject, null), work));
    }

    /** Calls the app back on its queue. */
    void tell(
            Executor app,
            String method,
            @Nullable Object subject,
            @Nullable Object detail,
            Runnable callback) {
        long event = trace.add(Layer.VOICE, method, subject, detail);
        app.execute(() -> trace.causedBy(event, callback));
    }

    /** What is about the media of CallKit's {@code call}. */
    void media(String name, @Nullable UUID call, @Nullable Object detail) {
        trace.add(Layer.MEDIA, name, call, detail);
    }

    /** The app's switch of its audio device, if it is another position than before. */
    Consumer<Boolean> switching(Consumer<Boolean> power) {
        AtomicReference<Boolean> before = new AtomicReference<>();
        return on -> {
            if (!on.equals(before.getAndSet(on))) {
                trace.add(Layer.AUDIO, Names.Media.AUDIO_ENABLED, null, on);
            }
            power.accept(on);
        };
    }

    void note(String name, @Nullable Object subject, @Nullable Object detail) {
        trace.add(Layer.VOICE, name, subject, detail);
    }
}
