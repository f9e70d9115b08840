package dev.sidetone.softphone;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the app remembers of its last registration, beyond its process. Called on the app's main
 * queue; does not fail: what cannot be read was never there.
 */
public interface BindingMemory {
    /**
     * A registration.
     *
     * @param deviceDigest SHA-256 of the device token in hexadecimal digits. The token itself opens
     *     the phone's push link to whoever has it, and to compare needs no more than this
     * @param boundAt when it was made, or last renewed by a push
     */
    record Remembered(String deviceDigest, Instant boundAt) {
        /** A registration of a device token. */
        public static Remembered of(String deviceToken, Instant boundAt) {
            return new Remembered(digest(deviceToken), boundAt);
        }

        /** Whether it was made with this device token. */
        public boolean isOf(String deviceToken) {
            return deviceDigest.equals(digest(deviceToken));
        }

        private static String digest(String deviceToken) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                return HexFormat.of()
                        .formatHex(sha.digest(deviceToken.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The last registration; null when there is none. */
    @Nullable Remembered read();

    /** Replaces what is remembered. */
    void write(Remembered now);

    /** Forgets. */
    void clear();

    /** One that ends with its process. */
    static BindingMemory transitory() {
        AtomicReference<@Nullable Remembered> kept = new AtomicReference<>();
        return new BindingMemory() {
            @Override
            public @Nullable Remembered read() {
                return kept.get();
            }

            @Override
            public void write(Remembered now) {
                kept.set(now);
            }

            @Override
            public void clear() {
                kept.set(null);
            }
        };
    }
}
