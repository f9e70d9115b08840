package dev.sidetone.system.directory;

import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.CURRENTLY_LOADING;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.EXTENSION_DISABLED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.LOADING_INTERRUPTED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.MAXIMUM_ENTRIES_EXCEEDED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.NO_EXTENSION_FOUND;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The call directory extensions of one phone. A person installs them and switches them on; they are
 * asked for their entries one after the other, on a queue of the directory. All methods may be
 * called from any thread; replies and observers run on that queue.
 */
public final class CallDirectory implements AutoCloseable {
    /** How long an extension may take to complete a request; iOS publishes nothing of it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long an extension has for its last words. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String phone;
    private final Time time;
    private final Trace trace;
    private final Supplier<Switches> switches;
    private final SerialQueue queue;
    private final Map<String, Extension> extensions = new LinkedHashMap<>();
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private final List<Consumer<List<ExtensionStatus>>> observers = new ArrayList<>();
    private final List<ExtensionLoad> ending = new ArrayList<>();
    private @Nullable Turn current;
    private volatile Directory directory = Directory.EMPTY;

    /**
     * A phone without extensions.
     *
     * @param switches of the phone, asked at the beginning of every load
     */
    public CallDirectory(String phone, Time time, Trace trace, Supplier<Switches> switches) {
        this.phone = phone;
        this.time = time;
        this.trace = trace;
        this.switches = switches;
        this.queue = time.queue(phone + " call directory");
    }

    /** What the phone knows of numbers now. */
    public Directory directory() {
        return directory;
    }

    /** Tells every change of extensions or entries from now on, beginning with what is. */
    public void observe(Consumer<List<ExtensionStatus>> observer) {
        queue.execute(
                () -> {
                    observers.add(observer);
                    observer.accept(statuses());
                });
    }

    /**
     * Puts an extension on the phone, switched off; one with the same identifier gives way.
     *
     * @param program makes one for each request
     */
    public void install(String identifier, String name, Supplier<CXCallDirectoryProvider> program) {
        later(
                () -> {
                    withdraw(identifier);
                    extensions.put(identifier, new Extension(identifier, name, program));
                    changed();
                });
    }

    /** Takes an extension off the phone, with its entries. */
    public void uninstall(String identifier) {
        later(
                () -> {
                    withdraw(identifier);
                    changed();
                });
    }

    private void withdraw(String identifier) {
        Extension gone = extensions.remove(identifier);
        if (gone != null) {
            switchOff(gone);
        }
    }

    /** A person's switch: on asks the extension for its entries, off forgets them. */
    public void setEnabled(String identifier, boolean on, Consumer<@Nullable CXError> reply) {
        later(
                () -> {
                    Extension known = extensions.get(identifier);
                    if (known == null) {
                        reply.accept(new CXError(NO_EXTENSION_FOUND));
                    } else if (on && !known.enabled()) {
                        known.enable();
                        load(known, reply);
                    } else {
                        if (!on) {
                            switchOff(known);
                        }
                        changed();
                        reply.accept(null);
                    }
                });
    }

    /** Whoever waits for its entries hears that it is switched off, or was interrupted. */
    private void switchOff(Extension known) {
        known.disable();
        for (Wish wish : List.copyOf(waiting)) {
            if (wish.extension() == known) {
                waiting.remove(wish);
                wish.reply().accept(new CXError(EXTENSION_DISABLED));
            }
        }
        if (current != null && current.extension() == known) {
            current.load.interrupt();
        }
    }

    /** Asks an extension for its entries (R96); null in the reply when it gave them. */
    public void reload(String identifier, Consumer<@Nullable CXError> reply) {
        later(
                () -> {
                    Extension known = extensions.get(identifier);
                    if (known == null) {
                        reply.accept(new CXError(NO_EXTENSION_FOUND));
                    } else if (!known.enabled()) {
                        reply.accept(new CXError(EXTENSION_DISABLED));
                    } else if (isLoading(known)) {
                        reply.accept(new CXError(CURRENTLY_LOADING));
                    } else {
                        load(known, reply);
                    }
                });
    }

    /** The reply is unknown for an extension that is not there. */
    public void enabledStatus(String identifier, Consumer<CXCallDirectoryEnabledStatus> reply) {
        later(
                () -> {
                    Extension known = extensions.get(identifier);
                    reply.accept(
                            known == null
                                    ? CXCallDirectoryEnabledStatus.UNKNOWN
                                    : known.enabledStatus());
                });
    }

    private void later(Runnable task) {
        queue.execute(trace.carrying(task));
    }

    private boolean isLoading(Extension known) {
        return current != null && current.extension() == known
                || waiting.stream().anyMatch(wish -> wish.extension() == known);
    }

    private void load(Extension wanted, Consumer<@Nullable CXError> reply) {
        waiting.add(new Wish(wanted, reply));
        next();
    }

    /** Extensions are asked one after the other. */
    private void next() {
        if (current == null && !waiting.isEmpty()) {
            current = new Turn(waiting.remove());
            current.begin();
        }
        changed();
    }

    private void ended(Turn turn, @Nullable CXError error) {
        CXError outcome = error != null ? error : take(turn);
        current = null;
        if (outcome != null && turn.extension().enabled()) {
            turn.extension().failed(outcome);
        }
        turn.over(outcome);
        next();
        turn.wish.reply().accept(outcome);
    }

    /** R97: what was loaded before stays, where this is refused. */
    private static @Nullable CXError take(Turn turn) {
        if (!turn.extension().enabled()) {
            return new CXError(LOADING_INTERRUPTED);
        }
        DirectoryEntries after = turn.load.applyTo(turn.extension().entries());
        if (after == null) {
            return new CXError(MAXIMUM_ENTRIES_EXCEEDED);
        }
        turn.extension().loaded(after);
        return null;
    }

    private void changed() {
        directory =
                new Directory(
                        extensions.values().stream()
                                .map(Extension::entries)
                                .filter(Objects::nonNull)
                                .toList());
        if (!observers.isEmpty()) {
            List<ExtensionStatus> now = statuses();
            observers.forEach(observer -> observer.accept(now));
        }
    }

    private List<ExtensionStatus> statuses() {
        return extensions.values().stream()
                .map(extension -> extension.status(isLoading(extension)))
                .toList();
    }

    /** Switches the directory off with its phone: a load that runs is lost. */
    @Override
    public void close() {
        queue.execute(
                () -> {
                    if (current != null) {
                        current.load.kill();
                    }
                    ending.forEach(ExtensionLoad::kill);
                    queue.close();
                });
    }

    private void kill(ExtensionLoad load) {
        load.kill();
        ending.remove(load);
    }

    /** Somebody wants an extension's entries. */
    private record Wish(Extension extension, Consumer<@Nullable CXError> reply) {}

    /** An extension's turn to give its entries. Only on the directory's queue. */
    private final class Turn {
        private final Wish wish;
        private final ExtensionLoad load;
        private final SerialQueue.Timer patience;

        Turn(Wish wish) {
            String identifier = wish.extension().identifier();
            this.wish = wish;
            this.load =
                    new ExtensionLoad(
                            identifier,
                            trace,
                            time.queue(phone + " extension " + identifier),
                            EntryStream.of(wish.extension().entries() != null, switches.get()),
                            error -> later(() -> ended(this, error)));
            this.patience = queue.after(PATIENCE, load::interrupt);
        }

        Extension extension() {
            return wish.extension();
        }

        void begin() {
            trace.inside(
                    Layer.SYSTEM,
                    "DirectoryLoadBegan",
                    extension().identifier(),
                    null,
                    () -> load.begin(extension().program()));
        }

        private Object counts() {
            ExtensionStatus loaded = extension().status(false);
            return loaded.blocked() + " blocked, " + loaded.identified() + " identified";
        }

        void over(@Nullable CXError outcome) {
            patience.cancel();
            trace.inside(
                    Layer.SYSTEM,
                    outcome == null ? "DirectoryLoaded" : "DirectoryLoadFailed",
                    extension().identifier(),
                    outcome == null ? counts() : ExtensionLoad.note(outcome),
                    () -> load.conclude(outcome));
            ending.add(load);
            queue.after(GRACE, () -> kill(load));
        }
    }
}
