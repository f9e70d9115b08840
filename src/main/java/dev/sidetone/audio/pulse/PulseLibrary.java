package dev.sidetone.audio.pulse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The functions of libpulse.so.0 by name. Loaded once a process, never unloaded. */
@SuppressWarnings("restricted")
final class PulseLibrary {
    private static final Logger log = LoggerFactory.getLogger(PulseLibrary.class);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final AddressLayout POINTER = ValueLayout.ADDRESS;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> functions = new HashMap<>();
    private final MethodHandle report;

    /**
     * Loads the library.
     *
     * @throws IllegalArgumentException when it is not installed
     */
    PulseLibrary() {
        symbols = SymbolLookup.libraryLookup("libpulse.so.0", Arena.global());
        report = reporting();
        loop();
        context();
        stream();
    }

    private void loop() {
        define("pa_threaded_mainloop_new", POINTER);
        define("pa_threaded_mainloop_start", INT, POINTER);
        defineVoid("pa_threaded_mainloop_stop", POINTER);
        defineVoid("pa_threaded_mainloop_lock", POINTER);
        defineVoid("pa_threaded_mainloop_unlock", POINTER);
        define("pa_threaded_mainloop_get_api", POINTER, POINTER);
        define("pa_threaded_mainloop_in_thread", INT, POINTER);
    }

    private void context() {
        define("pa_context_new", POINTER, POINTER, POINTER);
        defineVoid("pa_context_set_state_callback", POINTER, POINTER, POINTER);
        defineVoid("pa_context_set_subscribe_callback", POINTER, POINTER, POINTER);
        define("pa_context_subscribe", POINTER, POINTER, INT, POINTER, POINTER);
        define("pa_context_connect", INT, POINTER, POINTER, INT, POINTER);
        define("pa_context_get_state", INT, POINTER);
        define("pa_context_errno", INT, POINTER);
        define("pa_strerror", POINTER, INT);
        defineVoid("pa_context_disconnect", POINTER);
        defineVoid("pa_context_unref", POINTER);
        define("pa_context_get_sink_info_list", POINTER, POINTER, POINTER, POINTER);
        define("pa_context_get_source_info_list", POINTER, POINTER, POINTER, POINTER);
        define("pa_context_get_server_info", POINTER, POINTER, POINTER, POINTER);
        defineVoid("pa_operation_unref", POINTER);
    }

    private void stream() {
        define("pa_stream_new", POINTER, POINTER, POINTER, POINTER, POINTER);
        define("pa_stream_connect_playback", INT, POINTER, POINTER, POINTER, INT, POINTER, POINTER);
        define("pa_stream_connect_record", INT, POINTER, POINTER, POINTER, INT);
        defineVoid("pa_stream_set_state_callback", POINTER, POINTER, POINTER);
        defineVoid("pa_stream_set_read_callback", POINTER, POINTER, POINTER);
        defineVoid("pa_stream_set_underflow_callback", POINTER, POINTER, POINTER);
        define("pa_stream_get_state", INT, POINTER);
        define("pa_stream_get_latency", INT, POINTER, POINTER, POINTER);
        define("pa_stream_get_timing_info", POINTER, POINTER);
        define("pa_stream_writable_size", LONG, POINTER);
        define("pa_stream_write", INT, POINTER, POINTER, LONG, POINTER, LONG, INT);
        define("pa_stream_peek", INT, POINTER, POINTER, POINTER);
        define("pa_stream_drop", INT, POINTER);
        define("pa_stream_disconnect", INT, POINTER);
        defineVoid("pa_stream_unref", POINTER);
    }

    private void define(String name, MemoryLayout result, MemoryLayout... arguments) {
        functions.put(name, function(name, FunctionDescriptor.of(result, arguments)));
    }

    private void defineVoid(String name, MemoryLayout... arguments) {
        functions.put(name, function(name, FunctionDescriptor.ofVoid(arguments)));
    }

    private MethodHandle function(String name, FunctionDescriptor shape) {
        return linker.downcallHandle(symbols.findOrThrow(name), shape);
    }

    /** A function's handle, for callers that call often. */
    MethodHandle handle(String name) {
        return Objects.requireNonNull(functions.get(name), name);
    }

    /** Calls a function and answers its result. */
    Object call(String name, Object... arguments) {
        try {
            return handle(name).invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }

    int callInt(String name, Object... arguments) {
        return (int) call(name, arguments);
    }

    MemorySegment callPointer(String name, Object... arguments) {
        return (MemorySegment) call(name, arguments);
    }

    /**
     * A C function pointer to a private method of {@code target}. What the method throws is logged:
     * thrown into native code it would end the process.
     */
    MemorySegment callback(
            Object target,
            String method,
            Arena arena,
            MethodHandles.Lookup access,
            MemoryLayout... arguments) {
        try {
            Class<?>[] types = new Class<?>[arguments.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = ((ValueLayout) arguments[i]).carrier();
            }
            MethodHandle handle =
                    access.bind(target, method, MethodType.methodType(void.class, types));
            MethodHandle safe = MethodHandles.catchException(handle, Throwable.class, report);
            return linker.upcallStub(safe, FunctionDescriptor.ofVoid(arguments), arena);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(method, impossible);
        }
    }

    private static MethodHandle reporting() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            PulseLibrary.class,
                            "report",
                            MethodType.methodType(void.class, Throwable.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void report(Throwable broken) {
        try {
            log.error("A callback of the sound server failed", broken);
        } catch (Throwable untold) {
            // a log that throws would end the process too
        }
    }

    /** A C string; empty for a null pointer. */
    static String text(MemorySegment pointer) {
        return pointer.address() == 0 ? "" : pointer.reinterpret(Integer.MAX_VALUE).getString(0);
    }
}
