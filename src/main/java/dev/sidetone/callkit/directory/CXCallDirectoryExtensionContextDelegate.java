package dev.sidetone.callkit.directory;

import dev.sidetone.callkit.CXError;

/** Hears that a request came to nothing. */
@FunctionalInterface
public interface CXCallDirectoryExtensionContextDelegate {
    /** The entries were not taken, with the error that the manager's caller gets too (R97). */
    void requestFailed(CXCallDirectoryExtensionContext context, CXError error);
}
