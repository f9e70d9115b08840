package dev.sidetone.testing;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a test needs from the machine. Where it is missing the test is skipped and says why; with
 * {@code -Dsidetone.noskip=true} it fails instead.
 */
public final class Needs {
    private Needs() {}

    /** The WebRTC library, which wants libpulse.so.0 on Linux. */
    public static void webrtc() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        that(!linux || library("libpulse.so.0"), "libpulse.so.0 (apt-get install libpulse0)");
    }

    /** A PulseAudio server that can be started, and its tools. */
    public static void pulseAudio() {
        that(
                program("pulseaudio") && program("pactl"),
                "pulseaudio and pactl (apt-get install pulseaudio pulseaudio-utils)");
    }

    /** Network namespaces of its own. */
    public static void namespaces() {
        that(program("unshare") && program("ip") && unshares(), "unshare -rn and ip (iproute2)");
    }

    /** A program on the path. */
    public static void command(String name) {
        that(program(name), name);
    }

    /** Something else that the machine may lack. */
    public static void that(boolean there, String what) {
        if (there) {
            return;
        }
        if (Boolean.getBoolean("sidetone.noskip")) {
            fail("This machine lacks " + what);
        }
        Assumptions.abort("This machine lacks " + what);
    }

    private static boolean unshares() {
        try {
            return new ProcessBuilder("unshare", "-rn", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (Exception refused) {
            return false;
        }
    }

    private static boolean program(String name) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean library(String name) {
        for (String folder :
                List.of(
                        "/usr/lib/x86_64-linux-gnu",
                        "/usr/lib/aarch64-linux-gnu",
                        "/usr/lib64",
                        "/usr/lib",
                        "/lib/x86_64-linux-gnu")) {
            if (Files.exists(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}
