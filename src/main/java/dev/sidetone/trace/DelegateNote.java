package dev.sidetone.trace;

import java.util.Set;

/**
 * A provider's delegate, as events tell of it.
 *
 * @param methods the optional methods that it has of its own (R21)
 */
public record DelegateNote(Set<String> methods) {
    public DelegateNote {
        methods = Set.copyOf(methods);
    }

    @Override
    public String toString() {
        return methods.size() + " methods";
    }
}
