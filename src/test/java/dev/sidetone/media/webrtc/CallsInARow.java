package dev.sidetone.media.webrtc;

import dev.sidetone.media.SessionPair;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program of its own: calls in a row. After each quarter of them it prints how many there were,
 * native and resident kilobytes, threads and descriptors.
 */
final class CallsInARow {
    private CallsInARow() {}

    public static void main(String[] arguments) {
        // threads of the library keep a process alive whose main method has thrown
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception | Error wrong) {
            wrong.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[0]);
        var engine = WebRtcEngine.start();
        for (int i = 1; i <= calls; i++) {
            try (var pair = new SessionPair(engine)) {
                long end = System.nanoTime() + 5_000_000_000L;
                while ((pair.caller.receivedAt == 0 || pair.callee.receivedAt == 0)
                        && System.nanoTime() < end) {
                    Thread.sleep(2);
                }
                if (pair.caller.receivedAt == 0 || pair.callee.receivedAt == 0) {
                    throw new IllegalStateException("call " + i + " had no sound");
                }
                Thread.sleep(30);
            }
            if (i % Math.max(1, calls / 4) == 0) {
                System.gc();
                // threads of the last call end, compilers come to rest
                Thread.sleep(400);
                System.out.printf(
                        "%d %d %d %d %d%n",
                        i, nativeBytes() / 1024, residentKilobytes(), threads(), descriptors());
            }
        }
        engine.close();
    }

    private static long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    static int threads() throws IOException {
        return count("/proc/self/task");
    }

    static int descriptors() throws IOException {
        return count("/proc/self/fd");
    }

    private static int count(String folder) throws IOException {
        try (var entries = Files.list(Path.of(folder))) {
            return (int) entries.count();
        }
    }

    /** What malloc has given out and not got back. */
    @SuppressWarnings("restricted")
    static long nativeBytes() {
        var fields = MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG);
        var linker = Linker.nativeLinker();
        var mallinfo2 =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("mallinfo2"),
                        FunctionDescriptor.of(
                                MemoryLayout.structLayout(fields.withName("fields"))));
        try (Arena arena = Arena.ofConfined()) {
            var info = (MemorySegment) mallinfo2.invokeExact((SegmentAllocator) arena);
            return info.getAtIndex(ValueLayout.JAVA_LONG, 7)
                    + info.getAtIndex(ValueLayout.JAVA_LONG, 4);
        } catch (Throwable notGlibc) {
            return 0;
        }
    }
}
