package dev.sidetone.server.anchor;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The first packets of a DTLS handshake, kept until the other side can be reached: it may have to
 * wait for a retransmission otherwise.
 */
final class HeldPackets {
    private static final int MOST = 8;
    private static final int LONGEST = 1_500;
    // RFC 7983: what begins so is DTLS
    private static final int FIRST_DTLS = 20;
    private static final int LAST_DTLS = 63;

    private final Queue<ByteBuffer> packets = new ArrayDeque<>();

    /** Keeps a copy; false when it is not worth keeping or there are enough. */
    boolean keep(ByteBuffer packet) {
        int first = packet.get(packet.position()) & 0xff;
        if (first < FIRST_DTLS
                || first > LAST_DTLS
                || packet.remaining() > LONGEST
                || packets.size() == MOST) {
            return false;
        }
        packets.add(ByteBuffer.allocate(packet.remaining()).put(packet.duplicate()).flip());
        return true;
    }

    /** Hands over what is kept, in order. */
    void release(Consumer<ByteBuffer> to) {
        for (ByteBuffer next = packets.poll(); next != null; next = packets.poll()) {
            to.accept(next);
        }
    }
}
