package dev.sidetone.callkit.directory;

import dev.sidetone.callkit.CXError;

/** Why the entries of an extension were not loaded (R94 to R96). */
public enum CXErrorCodeCallDirectoryManagerError implements CXError.Code {
    UNKNOWN,
    NO_EXTENSION_FOUND,
    LOADING_INTERRUPTED,
    ENTRIES_OUT_OF_ORDER,
    DUPLICATE_ENTRIES,
    MAXIMUM_ENTRIES_EXCEEDED,
    EXTENSION_DISABLED,
    /** Since iOS 10.3. */
    CURRENTLY_LOADING,
    /** Since iOS 11. */
    UNEXPECTED_INCREMENTAL_REMOVAL;

    /** CXErrorDomainCallDirectoryManager. */
    public static final String DOMAIN = "com.apple.CallKit.error.calldirectorymanager";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal();
    }
}
