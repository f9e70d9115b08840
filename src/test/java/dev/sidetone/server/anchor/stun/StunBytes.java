package dev.sidetone.server.anchor.stun;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** STUN messages written and read by tests, from the RFC and not from what is tested. */
public final class StunBytes {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int type;
    private final byte[] transaction;

    private StunBytes(int type, byte[] transaction) {
        this.type = type;
        this.transaction = transaction;
    }

    /** A Binding request without attributes. */
    public static StunBytes request(int transaction) {
        return of(0x0001, transaction);
    }

    /** Any message. */
    public static StunBytes of(int type, int transaction) {
        byte[] id = new byte[12];
        ByteBuffer.wrap(id).putInt(8, transaction);
        return new StunBytes(type, id);
    }

    /** A check as Chrome sends it: by the controlling side, right in everything. */
    public static byte[] check(String username, String password, boolean nominates, int number) {
        StunBytes check = request(number).username(username).attribute(0xC057, new byte[4]);
        check.attribute(0x802A, new byte[8]);
        if (nominates) {
            check.attribute(0x0025, new byte[0]);
        }
        return check.attribute(0x0024, new byte[] {0x6e, 0, 1, (byte) 0xff})
                .integrity(password)
                .fingerprint();
    }

    /** With a USERNAME. */
    public StunBytes username(String username) {
        return attribute(0x0006, username.getBytes(StandardCharsets.UTF_8));
    }

    /** With an attribute, padded. */
    public StunBytes attribute(int type, byte[] value) {
        body.writeBytes(
                ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4)
                        .putShort((short) type)
                        .putShort((short) value.length)
                        .put(value)
                        .array());
        return this;
    }

    /** With MESSAGE-INTEGRITY over all before. */
    public StunBytes integrity(String password) {
        return attribute(0x0008, hmac(message(body.size() + 24), password));
    }

    /** The message, closed by FINGERPRINT. */
    public byte[] fingerprint() {
        CRC32 crc = new CRC32();
        crc.update(message(body.size() + 8));
        byte[] value = ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ 0x5354554E).array();
        return attribute(0x8028, value).bytes();
    }

    /** The message as it is. */
    public byte[] bytes() {
        return message(body.size());
    }

    private byte[] message(int length) {
        return ByteBuffer.allocate(20 + body.size())
                .putShort((short) type)
                .putShort((short) length)
                .putInt(0x2112A442)
                .put(transaction)
                .put(body.toByteArray())
                .array();
    }

    private static byte[] hmac(byte[] message, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The type of a message. */
    public static int type(byte[] message) {
        return ByteBuffer.wrap(message).getShort();
    }

    /** The value of a message's first attribute of that type. */
    public static Optional<byte[]> value(byte[] message, int type) {
        for (int at = 20; at + 4 <= message.length; ) {
            int length = ByteBuffer.wrap(message).getShort(at + 2) & 0xffff;
            if ((ByteBuffer.wrap(message).getShort(at) & 0xffff) == type) {
                return Optional.of(Arrays.copyOfRange(message, at + 4, at + 4 + length));
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return Optional.empty();
    }

    /** The number in ERROR-CODE; 0 for none. */
    public static int error(byte[] message) {
        return value(message, 0x0009).map(value -> value[2] * 100 + value[3]).orElse(0);
    }

    /** Whether the message ends with integrity by that password and a fingerprint, both right. */
    public static boolean signed(byte[] message, String password) {
        int at = message.length - 32;
        byte[] covered = Arrays.copyOf(message, at);
        ByteBuffer.wrap(covered).putShort(2, (short) (at + 24 - 20));
        CRC32 crc = new CRC32();
        crc.update(message, 0, message.length - 8);
        return value(message, 0x0008)
                        .map(value -> Arrays.equals(value, hmac(covered, password)))
                        .orElse(false)
                && ByteBuffer.wrap(message).getInt(message.length - 4)
                        == ((int) crc.getValue() ^ 0x5354554E);
    }

    /** Bytes from hexadecimal digits with blanks between. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }
}
