package dev.sidetone.system.directory;

import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.EXTENSION_DISABLED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.LOADING_INTERRUPTED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.MAXIMUM_ENTRIES_EXCEEDED;

import dev.sidetone.callkit.CXError;
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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Extensions give their entries one after the other. Only on the directory's queue. */
final class LoadLine {
    /** How long an extension may take to complete a request; iOS publishes nothing of it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long an extension has for its last words. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String phone;
    private final Time time;
    private final Trace trace;
    private final SerialQueue queue;
    private final Supplier<Switches> switches;
    private final Runnable changed;
    private final Deque<Wish> waiting = new ArrayDeque<>();
    private final List<ExtensionLoad> ending = new ArrayList<>();
    private @Nullable Turn current;

    /**
     * @param queue of the directory
     * @param changed told when an extension begins, waits or has ended
     */
    LoadLine(
            String phone,
            Time time,
            Trace trace,
            SerialQueue queue,
            Supplier<Switches> switches,
            Runnable changed) {
        this.phone = phone;
        this.time = time;
        this.trace = trace;
        this.queue = queue;
        this.switches = switches;
        this.changed = changed;
    }

    /** Whether an extension is giving entries, or waits for its turn. */
    boolean contains(Extension known) {
        return current != null && current.extension() == known
                || waiting.stream().anyMatch(wish -> wish.extension() == known);
    }

    /** Has an extension asked when its turn comes. */
    void add(Extension wanted, Consumer<@Nullable CXError> reply) {
        waiting.add(new Wish(wanted, reply));
        next();
    }

    /** Extensions are asked one after the other. */
    private void next() {
        if (current == null && !waiting.isEmpty()) {
            current = new Turn(waiting.remove());
            current.begin();
        }
        changed.run();
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

    /** Whoever waits for its entries hears that it is switched off, or was interrupted. */
    void cancel(Extension known) {
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

    /** Ends all processes. */
    void close() {
        if (current != null) {
            current.load.kill();
        }
        ending.forEach(ExtensionLoad::kill);
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
                            error -> queue.execute(trace.carrying(() -> ended(this, error))));
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
