package dev.sidetone.system.directory;

import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.CURRENTLY_LOADING;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.EXTENSION_DISABLED;
import static dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError.NO_EXTENSION_FOUND;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    private final Trace trace;
    private final SerialQueue queue;
    private final LoadLine loads;
    private final Map<String, Extension> extensions = new LinkedHashMap<>();
    private final List<Consumer<List<ExtensionStatus>>> observers = new ArrayList<>();
    private volatile Directory directory = Directory.EMPTY;

    /**
     * A phone without extensions.
     *
     * @param switches of the phone, asked at the beginning of every load
     */
    public CallDirectory(String phone, Time time, Trace trace, Supplier<Switches> switches) {
        this.trace = trace;
        this.queue = time.queue(phone + " call directory");
        this.loads = new LoadLine(phone, time, trace, queue, switches, this::changed);
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
                        loads.add(known, reply);
                    } else {
                        if (!on) {
                            switchOff(known);
                        }
                        changed();
                        reply.accept(null);
                    }
                });
    }

    private void switchOff(Extension known) {
        known.disable();
        loads.cancel(known);
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
                    } else if (loads.contains(known)) {
                        reply.accept(new CXError(CURRENTLY_LOADING));
                    } else {
                        loads.add(known, reply);
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
                .map(extension -> extension.status(loads.contains(extension)))
                .toList();
    }

    /** Switches the directory off with its phone: a load that runs is lost. */
    @Override
    public void close() {
        queue.execute(
                () -> {
                    loads.close();
                    queue.close();
                });
    }
}
