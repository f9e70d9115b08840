package dev.sidetone.server.anchor.stun;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A STUN message (RFC 8489 §5) as it lies in an array, read without copying. One object reads one
 * message after the other. What follows the integrity is not read but for the fingerprint (§14.5).
 */
final class StunMessage {
    static final int HEADER = 20;
    static final int MAGIC = 0x2112_A442;
    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_INDICATION = 0x0011;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;
    static final int USERNAME = 0x0006;
    static final int INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;
    static final int INTEGRITY_LENGTH = 20;
    static final int FINGERPRINT_XOR = 0x5354_554E;
    static final int MAX_LENGTH = 1_280;

    private static final int FIRST_OPTIONAL = 0x8000;
    private static final int ABSENT = -1;

    private final CRC32 crc = new CRC32();
    private final byte[] bytes;
    private final int[] unknown = new int[8];
    private int length;
    private int username;
    private int integrity;
    private int unknowns;
    private boolean fingerprint;
    private boolean nominates;
    private boolean controlled;

    /** Reads what lies in {@code bytes}, from the beginning. */
    StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a message of {@code count} bytes; false for anything that is none, or that lacks a
     * right fingerprint at its end, which every message of ICE has (RFC 8445 §7.1, RFC 8489 §14.7).
     */
    boolean read(int count) {
        length = count;
        username = ABSENT;
        integrity = ABSENT;
        unknowns = 0;
        fingerprint = false;
        nominates = false;
        controlled = false;
        return count >= HEADER
                && count <= bytes.length
                && (bytes[0] & 0xC0) == 0
                && wordAt(4) == MAGIC
                && shortAt(2) == count - HEADER
                && count % 4 == 0
                && readAttributes()
                && fingerprint;
    }

    private boolean readAttributes() {
        int at = HEADER;
        while (at < length) {
            if (length - at < 4 || fingerprint) {
                return false;
            }
            int size = shortAt(at + 2);
            if (size > length - at - 4) {
                return false;
            }
            if (!attribute(shortAt(at), at, size)) {
                return false;
            }
            at += 4 + (size + 3 & ~3);
        }
        return at == length;
    }

    private boolean attribute(int type, int at, int size) {
        if (type == FINGERPRINT) {
            fingerprint = size == 4 && wordAt(at + 4) == (checksum(at) ^ FINGERPRINT_XOR);
            return fingerprint;
        }
        if (integrity != ABSENT) {
            return true;
        }
        switch (type) {
            case USERNAME -> username = username == ABSENT ? at : username;
            case INTEGRITY -> {
                integrity = at;
                return size == INTEGRITY_LENGTH;
            }
            case USE_CANDIDATE -> nominates = true;
            case ICE_CONTROLLED -> controlled = true;
            default -> notKnown(type);
        }
        return true;
    }

    private void notKnown(int type) {
        if (type < FIRST_OPTIONAL && type != PRIORITY && unknowns < unknown.length) {
            unknown[unknowns++] = type;
        }
    }

    private int checksum(int end) {
        crc.reset();
        crc.update(bytes, 0, end);
        return (int) crc.getValue();
    }

    int type() {
        return shortAt(0);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean hasUsername() {
        return username != ABSENT;
    }

    boolean hasIntegrity() {
        return integrity != ABSENT;
    }

    /** Where the integrity attribute begins; it covers all before (§14.5). */
    int integrityAt() {
        return integrity;
    }

    /** Whether the sender chose this pair (RFC 8445 §7.1.2). */
    boolean nominates() {
        return nominates;
    }

    /** Whether the sender takes itself for the controlled side (RFC 8445 §7.1.3). */
    boolean fromControlled() {
        return controlled;
    }

    /** How many attributes are not known although they must be understood. */
    int unknowns() {
        return unknowns;
    }

    int unknown(int at) {
        return unknown[at];
    }

    /** Whether the user name begins with these bytes. */
    boolean usernameBegins(byte[] start) {
        int size = username == ABSENT ? 0 : shortAt(username + 2);
        int from = username + 4;
        return size >= start.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    /** Whether the rest of the user name, from {@code skip} on, is {@code rest}. */
    boolean usernameEnds(int skip, byte[] rest) {
        int size = shortAt(username + 2);
        int from = username + 4 + skip;
        return size == skip + rest.length
                && Arrays.equals(bytes, from, username + 4 + size, rest, 0, rest.length);
    }

    /** A copy of the user name from {@code skip} on. */
    byte[] username(int skip) {
        int from = username + 4;
        return Arrays.copyOfRange(bytes, from + skip, from + shortAt(username + 2));
    }

    private int shortAt(int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private int wordAt(int at) {
        return shortAt(at) << 16 | shortAt(at + 2);
    }
}
