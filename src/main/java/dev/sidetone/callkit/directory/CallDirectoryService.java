package dev.sidetone.callkit.directory;

import dev.sidetone.callkit.CXError;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The connection of one app to the phone's call directory. The phone implements it; apps only pass
 * it on to the constructor of {@link CXCallDirectoryManager}. Callable from any thread; replies
 * come on the phone's queue.
 */
public interface CallDirectoryService {
    /** The private serial queue of the app's process: for completions. */
    SerialQueue privateQueue();

    /** Asks an extension for its entries; null in the reply when they were loaded. */
    void reload(String identifier, Consumer<@Nullable CXError> reply);

    /** Whether a person has switched an extension on. */
    void enabledStatus(
            String identifier, BiConsumer<CXCallDirectoryEnabledStatus, @Nullable CXError> reply);

    /** Shows where extensions are switched on; null in the reply when it is shown. */
    void openSettings(Consumer<@Nullable CXError> reply);

    /** The phone's end of a request, behind {@link CXCallDirectoryExtensionContext}. */
    interface Request {
        /** Who is told, on the extension's queue, that it failed. Set once, before all else. */
        void onFailure(Consumer<CXError> told);

        boolean isIncremental();

        void addBlocking(long number);

        void addIdentification(long number, String label);

        void removeBlocking(long number);

        void removeAllBlocking();

        void removeIdentification(long number);

        void removeAllIdentification();

        void complete(@Nullable Consumer<Boolean> completion);

        void cancel(CXError error);
    }
}
