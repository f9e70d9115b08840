package dev.sidetone.system;

import dev.sidetone.callkit.CXHandle;

import org.jspecify.annotations.Nullable;

/** The phone's contacts. */
@FunctionalInterface
public interface ContactLookup {
    /** Nobody is known. */
    ContactLookup NONE = _ -> null;

    /** The name of whoever has this handle; null for a stranger. Must not block. */
    @Nullable String nameOf(CXHandle handle);
}
