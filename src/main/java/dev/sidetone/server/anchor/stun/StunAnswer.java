package dev.sidetone.server.anchor.stun;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes answers to Binding requests (RFC 8489 §6.3), one after the other into the same array. */
final class StunAnswer {
    private final byte[] bytes = new byte[256];
    private final ByteBuffer out = ByteBuffer.wrap(bytes);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length);
    private final CRC32 crc = new CRC32();

    /** That the check succeeded, and from where it came (RFC 8445 §7.3.1.2). */
    ByteBuffer success(StunMessage request, InetSocketAddress from, IceGate gate) {
        begin(StunMessage.BINDING_SUCCESS, request);
        mappedAddress(from);
        sign(gate);
        return finished();
    }

    /** A refusal to somebody who has not proved anything: it bears no integrity (§9.1.3). */
    ByteBuffer refusal(StunMessage request, int code, String reason) {
        begin(StunMessage.BINDING_ERROR, request);
        error(code, reason);
        return finished();
    }

    /** A refusal to somebody who has proved who it is. */
    ByteBuffer refusal(StunMessage request, int code, String reason, IceGate gate) {
        begin(StunMessage.BINDING_ERROR, request);
        error(code, reason);
        if (request.unknowns() > 0) {
            unknownAttributes(request);
        }
        sign(gate);
        return finished();
    }

    private void begin(int type, StunMessage request) {
        out.clear();
        out.putShort((short) type).putShort((short) 0);
        // magic and transaction
        out.put(request.bytes(), 4, StunMessage.HEADER - 4);
    }

    private void mappedAddress(InetSocketAddress from) {
        InetAddress address = from.getAddress();
        boolean six = address instanceof Inet6Address;
        byte[] raw = address.getAddress();
        attribute(StunMessage.XOR_MAPPED_ADDRESS, 4 + raw.length);
        out.putShort((short) (six ? 2 : 1));
        out.putShort((short) (from.getPort() ^ StunMessage.MAGIC >>> 16));
        for (int i = 0; i < raw.length; i++) {
            // the magic and the transaction are the mask, as they stand in the header (§14.2)
            out.put((byte) (raw[i] ^ bytes[4 + i]));
        }
    }

    private void error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        attribute(StunMessage.ERROR_CODE, 4 + text.length);
        out.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100)).put(text);
        pad();
    }

    private void unknownAttributes(StunMessage request) {
        attribute(StunMessage.UNKNOWN_ATTRIBUTES, 2 * request.unknowns());
        for (int i = 0; i < request.unknowns(); i++) {
            out.putShort((short) request.unknown(i));
        }
        pad();
    }

    private void pad() {
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
    }

    private void sign(IceGate gate) {
        int at = out.position();
        attribute(StunMessage.INTEGRITY, StunMessage.INTEGRITY_LENGTH);
        gate.digest(bytes, at, bytes, out.position());
        out.position(out.position() + StunMessage.INTEGRITY_LENGTH);
    }

    private void attribute(int type, int length) {
        out.putShort((short) type).putShort((short) length);
    }

    private ByteBuffer finished() {
        int at = out.position();
        // the fingerprint covers a header whose length counts it (§14.7)
        out.putShort(2, (short) (at + 8 - StunMessage.HEADER));
        crc.reset();
        crc.update(bytes, 0, at);
        attribute(StunMessage.FINGERPRINT, 4);
        out.putInt((int) crc.getValue() ^ StunMessage.FINGERPRINT_XOR);
        direct.clear();
        return direct.put(bytes, 0, out.position()).flip();
    }
}
