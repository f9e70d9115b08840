package dev.sidetone.wiring.programs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Ends the process without the native library's last words: on its way out it prints two harmless
 * lines about threads it cannot attach, on standard output too, where a program may read JSON.
 */
public final class QuietExit {
    private QuietExit() {}

    /** Ends the process with this code. */
    public static void with(int code) {
        silence();
        System.exit(code);
    }

    /** Nothing that is printed from now on is seen; what was printed before is. */
    @SuppressWarnings("restricted")
    static void silence() {
        System.out.flush();
        System.err.flush();
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            var close =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("close"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            for (int descriptor = 1; descriptor <= 2; descriptor++) {
                int ignored = (int) close.invokeExact(descriptor);
                assert ignored <= 0;
            }
        } catch (Throwable noisy) {
            // then the two lines are seen
        }
    }
}
