package dev.sidetone.server.binding;

import java.util.List;

/** Where bindings outlive the server. */
public interface BindingStore {
    /** What was saved last; empty when nothing was. */
    List<Binding> load();

    /** Saves all bindings, oldest first. May block. */
    void save(List<Binding> bindings);
}
