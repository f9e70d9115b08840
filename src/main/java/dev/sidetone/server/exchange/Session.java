package dev.sidetone.server.exchange;

import dev.sidetone.server.call.Attachment;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.limit.Allowance;
import dev.sidetone.server.limit.TokenBucket;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.token.AccessToken;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One signaling socket and what is known about who speaks there. Lives on the server's queue. */
final class Session {
    private static final double CALLS_PER_SECOND = 500;
    private static final int CALLS_AT_ONCE = 5_000;

    private final MessageCodec codec;

    final SocketId id;
    final Wire wire;
    final long openedAt;

    /** What its address may do. */
    final Allowance allowance;

    /** How many calls it may place. */
    final TokenBucket calls;

    /** Invites that wait until the call before them is past its set-up. */
    final Deque<Invite> waiting = new ArrayDeque<>();

    private final Watch watch;
    private final Deque<Message> owed = new ArrayDeque<>();

    /** Null until a token was accepted; never changes afterwards. */
    @Nullable String identity;

    /** Null for who came with nothing but a bridge token. */
    @Nullable AccessToken token;

    /** How many messages of the app may still come. */
    final MessageAllowance messages = new MessageAllowance();

    @Nullable Endpoint endpoint;
    Duration grace = Duration.ZERO;
    boolean registered;
    long heardAt;
    int faults;
    boolean closed;
    SerialQueue.@Nullable Timer expiry;

    /** The call whose ringing and answer this socket is owed; for who cannot tell two apart. */
    @Nullable String settingUp;

    Session(
            SocketId id,
            Wire wire,
            MessageCodec codec,
            long now,
            Allowance allowance,
            Watch watch) {
        this.allowance = allowance;
        this.calls = new TokenBucket(CALLS_PER_SECOND, CALLS_AT_ONCE, now);
        this.id = id;
        this.wire = wire;
        this.codec = codec;
        this.watch = watch;
        this.openedAt = now;
        this.heardAt = now;
    }

    /**
     * The JavaScript SDK takes {@code ringing} and {@code answer} for whichever call waits for one:
     * those of other calls stay here until the one that is set up is past that (signaling.md §2.2).
     */
    void send(Message message) {
        if (message instanceof Message.Failed(var why, _, _)) {
            watch.saw(new ServerEvent.Refused(identity, why));
        }
        if (mistakable(message)) {
            owed.add(message);
        } else if (!closed) {
            wire.send(codec.encode(message));
        }
    }

    private boolean mistakable(Message message) {
        String about =
                switch (message) {
                    case Message.Answer answer -> answer.callSid();
                    case Message.Ringing ringing -> ringing.callSid();
                    default -> null;
                };
        return about != null && !sidetone() && settingUp != null && !about.equals(settingUp);
    }

    /** The call has been set up, or is over: the next may come. */
    void settled() {
        settingUp = null;
        while (settingUp == null && !owed.isEmpty()) {
            send(owed.remove());
        }
    }

    boolean sidetone() {
        Endpoint known = endpoint;
        return known != null && known.sidetone();
    }

    Attachment attachment() {
        return Attachment.client(id, sidetone(), grace);
    }

    /** The mobile SDKs' number for ours, the JavaScript SDK's for all others. */
    int code(int mobile, int wireCode) {
        return sidetone() ? mobile : wireCode;
    }

    @Override
    public String toString() {
        return (identity == null ? "somebody" : identity) + " on socket " + id.number();
    }
}
