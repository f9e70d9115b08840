package dev.sidetone.server.anchor.stun;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may check the connectivity of a leg: the credentials of one ICE generation, by the rules of
 * short-term ones (RFC 8489 §9.1). Not safe for use by several threads.
 */
public final class IceGate {
    private static final String HMAC = "HmacSHA1";

    private final byte[] own;
    private final Mac mac;
    private final byte[] expected = new byte[StunMessage.INTEGRITY_LENGTH];
    private final byte[] given = new byte[StunMessage.INTEGRITY_LENGTH];
    private byte @Nullable [] far;

    /**
     * A gate.
     *
     * @param far user name fragment of who checks; null while it is not known, because the answer
     *     that tells it may be slower than the first check (RFC 8445 §7.3)
     */
    public IceGate(IceCredentials own, @Nullable String far) {
        this.own = (own.ufrag() + ":").getBytes(StandardCharsets.UTF_8);
        this.far = far == null ? null : far.getBytes(StandardCharsets.UTF_8);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(own.password().getBytes(StandardCharsets.UTF_8), HMAC));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + HMAC, missing);
        }
    }

    /** The far side's user name fragment is known now. */
    public void expect(String ufrag) {
        far = ufrag.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the user name is that of this generation: own fragment, colon, far fragment. */
    boolean names(StunMessage message) {
        byte[] wanted = far;
        return message.usernameBegins(own)
                && (wanted == null || message.usernameEnds(own.length, wanted));
    }

    /** The far fragment that a message of this generation bears. */
    byte[] farOf(StunMessage message) {
        return message.username(own.length);
    }

    /** Whether a far fragment that was taken on trust is the right one. */
    public boolean isFar(byte[] fragment) {
        return far == null || Arrays.equals(far, fragment);
    }

    /** Whether the message's integrity holds; in constant time. */
    boolean proves(StunMessage message) {
        int at = message.integrityAt();
        System.arraycopy(message.bytes(), at + 4, given, 0, given.length);
        digest(message.bytes(), at, expected, 0);
        return MessageDigest.isEqual(given, expected);
    }

    /**
     * Writes the digest of the first {@code end} bytes of a message, taken as if it ended with the
     * integrity attribute that begins there (RFC 8489 §14.5).
     */
    void digest(byte[] message, int end, byte[] into, int at) {
        byte high = message[2];
        byte low = message[3];
        int length = end + 4 + StunMessage.INTEGRITY_LENGTH - StunMessage.HEADER;
        message[2] = (byte) (length >> 8);
        message[3] = (byte) length;
        mac.update(message, 0, end);
        message[2] = high;
        message[3] = low;
        try {
            mac.doFinal(into, at);
        } catch (GeneralSecurityException tooShort) {
            throw new IllegalStateException("room for a digest", tooShort);
        }
    }
}
