package dev.sidetone.system.directory;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** An installed extension. Only on the directory's queue. */
final class Extension {
    private final String identifier;
    private final String name;
    private final Supplier<CXCallDirectoryProvider> program;
    private boolean enabled;
    private @Nullable DirectoryEntries entries;
    private @Nullable CXError lastError;

    Extension(String identifier, String name, Supplier<CXCallDirectoryProvider> program) {
        this.identifier = identifier;
        this.name = name;
        this.program = program;
    }

    String identifier() {
        return identifier;
    }

    Supplier<CXCallDirectoryProvider> program() {
        return program;
    }

    boolean enabled() {
        return enabled;
    }

    void enable() {
        enabled = true;
    }

    /** Forgets all it had told. */
    void disable() {
        enabled = false;
        entries = null;
        lastError = null;
    }

    /** What it has told; null when it was never loaded since it was switched on. */
    @Nullable DirectoryEntries entries() {
        return entries;
    }

    void loaded(DirectoryEntries told) {
        entries = told;
        lastError = null;
    }

    void failed(CXError error) {
        lastError = error;
    }

    CXCallDirectoryEnabledStatus enabledStatus() {
        return enabled
                ? CXCallDirectoryEnabledStatus.ENABLED
                : CXCallDirectoryEnabledStatus.DISABLED;
    }

    ExtensionStatus status(boolean loading) {
        DirectoryEntries told = entries == null ? DirectoryEntries.NONE : entries;
        return new ExtensionStatus(
                identifier,
                name,
                enabled,
                loading,
                told.blockedCount(),
                told.identifiedCount(),
                lastError);
    }
}
