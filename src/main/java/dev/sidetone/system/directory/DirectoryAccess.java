package dev.sidetone.system.directory;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;
import dev.sidetone.callkit.directory.CallDirectoryService;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One app's way to the phone's call directory.
 *
 * @param directory of the phone
 * @param app whose process the answers go to
 * @param settings shows where extensions are switched on; false where it cannot be shown
 */
public record DirectoryAccess(CallDirectory directory, CallKitService app, BooleanSupplier settings)
        implements CallDirectoryService {
    @Override
    public SerialQueue privateQueue() {
        return app.privateQueue();
    }

    @Override
    public void reload(String identifier, Consumer<@Nullable CXError> reply) {
        directory.reload(identifier, reply);
    }

    @Override
    public void enabledStatus(
            String identifier, BiConsumer<CXCallDirectoryEnabledStatus, @Nullable CXError> reply) {
        directory.enabledStatus(
                identifier,
                status ->
                        reply.accept(
                                status,
                                status == CXCallDirectoryEnabledStatus.UNKNOWN
                                        ? new CXError(
                                                CXErrorCodeCallDirectoryManagerError
                                                        .NO_EXTENSION_FOUND)
                                        : null));
    }

    @Override
    public void openSettings(Consumer<@Nullable CXError> reply) {
        reply.accept(
                settings.getAsBoolean()
                        ? null
                        : new CXError(CXErrorCodeCallDirectoryManagerError.UNKNOWN));
    }
}
