package dev.sidetone.store;

import dev.sidetone.callkit.CXError;

/** Why a folder's entries could not be given to the phone. What exactly is wrong is reported. */
public enum FolderErrorCode implements CXError.Code {
    /** It is not there, or cannot be read. */
    UNREADABLE,
    /** A line says nothing that can be an entry. */
    WRONG_LINE;

    public static final String DOMAIN = "dev.sidetone.error.folderextension";

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public int rawValue() {
        return ordinal() + 1;
    }
}
