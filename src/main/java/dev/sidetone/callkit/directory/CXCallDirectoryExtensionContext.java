package dev.sidetone.callkit.directory;

import dev.sidetone.callkit.CXError;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One request of the phone for entries. What comes after the first entry that is refused, and after
 * the end of the request, has no effect. Callable from any thread; answers come on the extension's
 * queue.
 */
public final class CXCallDirectoryExtensionContext {
    private final CallDirectoryService.Request request;
    private volatile WeakReference<CXCallDirectoryExtensionContextDelegate> delegate =
            new WeakReference<>(null);

    /** Made by the phone. */
    public CXCallDirectoryExtensionContext(CallDirectoryService.Request request) {
        this.request = request;
        request.onFailure(this::failed);
    }

    /** Who hears of a failure; null for nobody. */
    public @Nullable CXCallDirectoryExtensionContextDelegate delegate() {
        return delegate.get();
    }

    /** Sets who hears of a failure; held weakly. */
    public void setDelegate(@Nullable CXCallDirectoryExtensionContextDelegate who) {
        delegate = new WeakReference<>(who);
    }

    private void failed(CXError error) {
        var told = delegate.get();
        if (told != null) {
            told.requestFailed(this, error);
        }
    }

    /**
     * Whether the phone wants only what has changed since the last request. Who does not read it
     * before the first entry gives the complete list (R95). Since iOS 11.
     */
    public boolean isIncremental() {
        return request.isIncremental();
    }

    /** Blocks a number, which must be greater than the one added before (R94: errors 3 and 4). */
    public void addBlockingEntry(long nextSequentialPhoneNumber) {
        request.addBlocking(nextSequentialPhoneNumber);
    }

    /**
     * Names a number, which must not be smaller than the one added before (R94: error 3). A number
     * may have several labels.
     */
    public void addIdentificationEntry(long nextSequentialPhoneNumber, String label) {
        request.addIdentification(nextSequentialPhoneNumber, Objects.requireNonNull(label));
    }

    /** Unblocks a number; only when incremental (R95: error 8). Since iOS 11. */
    public void removeBlockingEntry(long phoneNumber) {
        request.removeBlocking(phoneNumber);
    }

    /** Unblocks all numbers; only when incremental (R95: error 8). Since iOS 11. */
    public void removeAllBlockingEntries() {
        request.removeAllBlocking();
    }

    /** Takes all labels of a number away; only when incremental (R95: error 8). Since iOS 11. */
    public void removeIdentificationEntry(long phoneNumber) {
        request.removeIdentification(phoneNumber);
    }

    /** Takes all labels away; only when incremental (R95: error 8). Since iOS 11. */
    public void removeAllIdentificationEntries() {
        request.removeAllIdentification();
    }

    /**
     * All entries are given.
     *
     * @param completion told, when the request is over, whether the phone had lost its patience
     *     before; null for nobody
     */
    public void completeRequest(@Nullable Consumer<Boolean> completion) {
        request.complete(completion);
    }

    /** Gives up: nothing changes on the phone. */
    public void cancelRequest(CXError error) {
        request.cancel(Objects.requireNonNull(error));
    }
}
