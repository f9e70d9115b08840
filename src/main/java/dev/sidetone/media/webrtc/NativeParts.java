package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaUnavailable;
import dev.sidetone.media.MediaUnavailable.Reason;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;

/** What the library needs of the machine, checked before it is loaded, told in plain words. */
final class NativeParts {
    private static final String PULSE = "libpulse.so.0";

    private NativeParts() {}

    /**
     * Throws where the library would not load.
     *
     * @throws MediaUnavailable with a text for the user
     */
    @SuppressWarnings("restricted")
    static void check() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(PULSE, arena);
        } catch (IllegalArgumentException missing) {
            throw new MediaUnavailable(
                    Reason.NO_PULSE_LIBRARY,
                    "Calls need "
                            + PULSE
                            + ", the PulseAudio client library: apt-get install libpulse0",
                    missing);
        }
    }

    /** The reason behind what the library threw while it started. */
    static MediaUnavailable unavailable(Throwable broken) {
        if (broken instanceof MediaUnavailable known) {
            return known;
        }
        String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        for (Throwable at = broken; at != null; at = at.getCause()) {
            String word = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (at instanceof UnsatisfiedLinkError || word.contains("load library")) {
                return new MediaUnavailable(
                        Reason.UNSUPPORTED_SYSTEM,
                        "There is no usable WebRTC library for " + system + ".",
                        broken);
            }
        }
        return new MediaUnavailable(
                Reason.BROKEN, "The WebRTC library does not start on " + system + ".", broken);
    }
}
