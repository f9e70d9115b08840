package dev.sidetone.callkit;

import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Writes what an app says to its provider into the trace, so that what follows goes back to it. */
final class ProviderJournal {
    private final Trace trace;
    private volatile Ids provider = Ids.NONE;

    ProviderJournal(Trace trace) {
        this.trace = trace;
    }

    /** The phone's number of the provider, which is known only once it is connected. */
    void provider(long number) {
        provider = Ids.provider(number);
    }

    Trace trace() {
        return trace;
    }

    Ids provider() {
        return provider;
    }

    void note(String name, @Nullable Object detail) {
        trace.add(Layer.APP, name, null, detail, provider);
    }

    void said(String name, @Nullable UUID call, @Nullable Object detail, Runnable work) {
        trace.causedBy(trace.add(Layer.APP, name, call, detail, provider), work);
    }

    /** The app is called back. */
    void calling(
            String method, @Nullable UUID call, @Nullable Object detail, Ids ids, Runnable body) {
        trace.calling(Layer.APP, method, call, detail, ids, body);
    }
}
