package dev.sidetone.server.anchor.stun;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Judges what may be a connectivity check and answers it, as the lite and therefore always
 * controlled side (RFC 8445 §6.1.1, §7.3; RFC 8489 §6.3, §9.1.3). One object serves one check after
 * the other, on one thread.
 */
public final class ConnectivityCheck {
    /** What a datagram turned out to be. */
    public enum Verdict {
        /** Right, and the sender wants this way to be used. */
        NOMINATES,
        /** Right. */
        VALID,
        /** A sign of life that nobody answers or proves (RFC 8445 §11). */
        KEEPALIVE,
        /** By somebody who does not know the password, or the wrong name. */
        REFUSED,
        /** Nothing that has to be answered. */
        UNREADABLE
    }

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int UNKNOWN_ATTRIBUTE = 420;
    private static final int ROLE_CONFLICT = 487;

    private final byte[] bytes = new byte[StunMessage.MAX_LENGTH];
    private final StunMessage message = new StunMessage(bytes);
    private final StunAnswer writer = new StunAnswer();
    private @Nullable ByteBuffer answer;
    private @Nullable IceGate passed;

    /**
     * Judges a datagram.
     *
     * @param older the generation before the last ICE restart, while it may still be used (§9)
     */
    public Verdict examine(
            ByteBuffer packet, InetSocketAddress from, IceGate newest, @Nullable IceGate older) {
        answer = null;
        passed = null;
        int length = packet.remaining();
        if (length > bytes.length) {
            return Verdict.UNREADABLE;
        }
        packet.get(packet.position(), bytes, 0, length);
        if (!message.read(length)) {
            return Verdict.UNREADABLE;
        }
        return switch (message.type()) {
            case StunMessage.BINDING_REQUEST -> request(from, newest, older);
            case StunMessage.BINDING_INDICATION -> Verdict.KEEPALIVE;
            default -> Verdict.UNREADABLE;
        };
    }

    private Verdict request(InetSocketAddress from, IceGate newest, @Nullable IceGate older) {
        if (!message.hasUsername() || !message.hasIntegrity()) {
            answer = writer.refusal(message, BAD_REQUEST, "Bad Request");
            return Verdict.REFUSED;
        }
        IceGate gate =
                newest.names(message)
                        ? newest
                        : older != null && older.names(message) ? older : null;
        if (gate == null || !gate.proves(message)) {
            answer = writer.refusal(message, UNAUTHENTICATED, "Unauthenticated");
            return Verdict.REFUSED;
        }
        passed = gate;
        if (message.unknowns() > 0) {
            answer = writer.refusal(message, UNKNOWN_ATTRIBUTE, "Unknown Attribute", gate);
            return Verdict.VALID;
        }
        if (message.fromControlled()) {
            // a lite side never changes its role: the other has to (RFC 8445 §7.2.5.1, §7.3.1.1)
            answer = writer.refusal(message, ROLE_CONFLICT, "Role Conflict", gate);
            return Verdict.VALID;
        }
        answer = writer.success(message, from, gate);
        return message.nominates() ? Verdict.NOMINATES : Verdict.VALID;
    }

    /** What is to be sent back; null for nothing. */
    public @Nullable ByteBuffer answer() {
        return answer;
    }

    /** The generation whose password the last right check was made with. */
    public @Nullable IceGate passed() {
        return passed;
    }

    /** The far user name fragment of the last right check. */
    public byte[] far(IceGate gate) {
        return gate.farOf(message);
    }
}
