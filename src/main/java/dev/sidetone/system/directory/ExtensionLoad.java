package dev.sidetone.system.directory;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryExtensionContext;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;
import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;
import dev.sidetone.callkit.directory.CallDirectoryService;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.ErrorNote;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One run of an extension, on a queue of its own: it begins, gives entries, and ends once, by
 * completing, by giving up, by an entry that is refused, by throwing, or because the phone waits no
 * longer. Safe for use by several threads.
 */
final class ExtensionLoad implements CallDirectoryService.Request {
    private final String identifier;
    private final Trace trace;
    private final SerialQueue queue;
    private final EntryStream entries;
    private final Consumer<@Nullable CXError> ended;
    private Consumer<CXError> failure = _ -> {};
    private @Nullable Consumer<Boolean> completion;
    private boolean over;
    private boolean expired;

    /**
     * @param queue the extension's own
     * @param ended told once, on any thread; null when the entries are complete
     */
    ExtensionLoad(
            String identifier,
            Trace trace,
            SerialQueue queue,
            EntryStream entries,
            Consumer<@Nullable CXError> ended) {
        this.identifier = identifier;
        this.trace = trace.of(identifier);
        this.queue = queue;
        this.entries = entries;
        this.ended = ended;
    }

    /** Starts the program. */
    void begin(Supplier<CXCallDirectoryProvider> program) {
        var context = new CXCallDirectoryExtensionContext(this);
        enqueue("beginRequest", null, () -> run(program, context));
    }

    private void enqueue(String name, @Nullable Object detail, Runnable body) {
        queue.execute(
                trace.carrying(() -> trace.inside(Layer.APP, name, identifier, detail, body)));
    }

    private void run(
            Supplier<CXCallDirectoryProvider> program, CXCallDirectoryExtensionContext context) {
        try {
            program.get().beginRequest(context);
        } catch (RuntimeException | LinkageError | VirtualMachineError broken) {
            trace.add(Layer.SYSTEM, "DirectoryExtensionCrashed", identifier, broken.toString());
            fail(CXErrorCodeCallDirectoryManagerError.LOADING_INTERRUPTED);
        }
    }

    /** The phone waits no longer (R96). */
    void interrupt() {
        synchronized (this) {
            expired = !over;
        }
        fail(CXErrorCodeCallDirectoryManagerError.LOADING_INTERRUPTED);
    }

    private void fail(CXErrorCodeCallDirectoryManagerError code) {
        end(new CXError(code));
    }

    private void end(@Nullable CXError error) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        ended.accept(error);
    }

    /** What it told, on top of what it had told before; null when that is too much. */
    synchronized @Nullable DirectoryEntries applyTo(@Nullable DirectoryEntries before) {
        return entries.applyTo(before == null ? DirectoryEntries.NONE : before);
    }

    /** The phone has taken the entries, or refused them: the extension hears of it (R97). */
    void conclude(@Nullable CXError error) {
        if (error != null) {
            enqueue("requestFailed", note(error), () -> failure.accept(error));
        }
        Consumer<Boolean> told = completion();
        if (told != null) {
            enqueue("requestCompleted", null, () -> told.accept(false));
        }
    }

    private synchronized @Nullable Consumer<Boolean> completion() {
        return completion;
    }

    static ErrorNote note(CXError error) {
        return new ErrorNote(
                error.code().domain(), error.code().rawValue(), error.code().toString());
    }

    /** Ends the extension's process. */
    void kill() {
        queue.close();
    }

    @Override
    public void onFailure(Consumer<CXError> told) {
        failure = told;
    }

    @Override
    public synchronized boolean isIncremental() {
        if (entries.tooLateToAsk() && !over) {
            trace.add(
                    Layer.SYSTEM,
                    "DirectoryIncrementalReadLate",
                    identifier,
                    "isIncremental was read after the first entry: the list counts as complete");
        }
        return entries.isIncremental();
    }

    @Override
    public void addBlocking(long number) {
        RefusedEntry refused;
        synchronized (this) {
            refused = over ? null : entries.block(number);
        }
        check(refused);
    }

    @Override
    public void addIdentification(long number, String label) {
        RefusedEntry refused;
        synchronized (this) {
            refused = over ? null : entries.identify(number, label);
        }
        check(refused);
    }

    private void check(@Nullable RefusedEntry refused) {
        if (refused != null) {
            trace.add(Layer.SYSTEM, "DirectoryEntryRefused", identifier, refused);
            fail(refused.code());
        }
    }

    @Override
    public void removeBlocking(long number) {
        remove("blocking " + number, () -> entries.blocking().remove(number));
    }

    @Override
    public void removeAllBlocking() {
        remove("all blocking", () -> entries.blocking().removeAll());
    }

    @Override
    public void removeIdentification(long number) {
        remove("identification " + number, () -> entries.identification().remove(number));
    }

    @Override
    public void removeAllIdentification() {
        remove("all identification", () -> entries.identification().removeAll());
    }

    private void remove(String what, Runnable removal) {
        synchronized (this) {
            if (over) {
                return;
            }
            if (entries.mayRemove()) {
                removal.run();
                return;
            }
        }
        trace.add(
                Layer.SYSTEM,
                "DirectoryRemovalRefused",
                identifier,
                "removal of " + what + " from a complete list (error 8)");
        fail(CXErrorCodeCallDirectoryManagerError.UNEXPECTED_INCREMENTAL_REMOVAL);
    }

    @Override
    public void complete(@Nullable Consumer<Boolean> told) {
        boolean late;
        boolean wasExpired;
        synchronized (this) {
            late = over;
            wasExpired = expired;
            if (!late) {
                completion = told;
            }
        }
        if (!late) {
            end(null);
        } else if (told != null) {
            queue.execute(() -> told.accept(wasExpired));
        }
    }

    @Override
    public void cancel(CXError error) {
        end(error);
    }
}
