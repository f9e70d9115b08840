package dev.sidetone.server.anchor.stun;

import dev.sidetone.time.Randomness;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * User name fragment and password of one side of an ICE session (RFC 8445 §5.3, RFC 8839 §5.4).
 *
 * @param ufrag 4 to 256 characters
 * @param password 22 to 256 characters
 */
public record IceCredentials(String ufrag, String password) {
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    // multiples of three, so that Base64 needs no padding: its other characters are all allowed
    private static final int UFRAG_BYTES = 6;
    private static final int PASSWORD_BYTES = 18;

    /** Made of what cannot be guessed, if the randomness is so. */
    public static IceCredentials fresh(Randomness randomness) {
        return new IceCredentials(text(randomness, UFRAG_BYTES), text(randomness, PASSWORD_BYTES));
    }

    private static String text(Randomness randomness, int bytes) {
        return Base64.getEncoder().encodeToString(randomness.bytes(bytes));
    }

    /** Whether both are as long as they must be and of the characters that are allowed. */
    public boolean wellFormed() {
        return UFRAG.matcher(ufrag).matches() && PASSWORD.matcher(password).matches();
    }

    @Override
    public String toString() {
        return ufrag;
    }
}
