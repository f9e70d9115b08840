package dev.sidetone.callkit.directory;

import dev.sidetone.callkit.CXError;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An app's view of the phone's call directory. CallKit has one shared instance; here an app makes
 * one of its services, because several phones live in one process. Completions run on a private
 * serial queue. Callable from any thread.
 */
public final class CXCallDirectoryManager {
    private final CallDirectoryService service;
    private final SerialQueue completions;

    public CXCallDirectoryManager(CallDirectoryService service) {
        this.service = service;
        this.completions = service.privateQueue();
    }

    /**
     * Has the phone ask an extension for its entries. With an error what was loaded before stays
     * (R96, R97).
     *
     * @param identifier of the extension
     * @param completion null when the entries were loaded
     */
    public void reloadExtension(String identifier, Consumer<@Nullable CXError> completion) {
        service.reload(identifier, error -> completions.execute(() -> completion.accept(error)));
    }

    /** Whether a person has switched an extension on; error 1 with an unknown one. */
    public void getEnabledStatusForExtension(
            String identifier,
            BiConsumer<CXCallDirectoryEnabledStatus, @Nullable CXError> completion) {
        service.enabledStatus(
                identifier,
                (status, error) -> completions.execute(() -> completion.accept(status, error)));
    }

    /** Shows where extensions are switched on. Since iOS 13.4. */
    public void openSettings(Consumer<@Nullable CXError> completion) {
        service.openSettings(error -> completions.execute(() -> completion.accept(error)));
    }
}
