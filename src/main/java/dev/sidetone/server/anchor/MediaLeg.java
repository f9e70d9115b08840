package dev.sidetone.server.anchor;

import dev.sidetone.server.anchor.Tally.Count;
import dev.sidetone.server.anchor.stun.ConnectivityCheck;
import dev.sidetone.server.anchor.stun.IceGate;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One side of an anchored call. It hears of its side by connectivity checks alone: media are taken
 * from the address of the last right check that chose its way, and from nowhere else. Everything
 * happens on the loop's thread, but for what is read of it.
 */
final class MediaLeg {
    private static final int FIRST_NOT_STUN = 4;
    private static final int REFUSALS_A_SECOND = 10;
    private static final long SECOND = 1_000_000_000L;

    /** A way for datagrams out of here. */
    interface Way {
        /** Sends what remains in {@code packet}; false when the machine does not take it. */
        boolean send(ByteBuffer packet, InetSocketAddress to);
    }

    /** Where the side is: media go there, and are taken from there only. */
    private record Latch(Way way, InetSocketAddress remote, IceGate gate, byte[] far) {
        boolean is(Way other, InetSocketAddress from) {
            return way == other && remote.equals(from);
        }
    }

    private final String sid;
    private final String call;
    private final ConnectivityCheck check;
    private final LongSupplier nanos;
    private final Runnable latched;
    private final Tally tally = new Tally();
    private final HeldPackets held = new HeldPackets();
    private final AtomicLong lastSign = new AtomicLong();
    private IceGate gate;
    private @Nullable IceGate older;
    private @Nullable MediaLeg peer;
    private long refusalsSince;
    private int refusals;
    private volatile @Nullable Latch latch;
    private volatile boolean seen;
    private volatile boolean joined;
    private volatile boolean silent;

    /**
     * A leg that nobody has connected to.
     *
     * @param check shared by all legs of the thread
     * @param latched runs on that thread whenever the side is somewhere else than before
     */
    MediaLeg(
            String sid,
            String call,
            IceGate gate,
            ConnectivityCheck check,
            LongSupplier nanos,
            Runnable latched) {
        this.sid = sid;
        this.call = call;
        this.gate = gate;
        this.check = check;
        this.nanos = nanos;
        this.latched = latched;
        this.refusalsSince = nanos.getAsLong();
    }

    String sid() {
        return sid;
    }

    /** The caller's leg of the same call. */
    String call() {
        return call;
    }

    /** A datagram has come in; nothing of {@code packet} is kept. */
    void received(Way way, InetSocketAddress from, ByteBuffer packet) {
        if (!packet.hasRemaining()) {
            tally.dropped(Drop.UNREADABLE);
        } else if ((packet.get(packet.position()) & 0xff) < FIRST_NOT_STUN) {
            checked(way, from, packet);
        } else {
            media(way, from, packet);
        }
    }

    private void checked(Way way, InetSocketAddress from, ByteBuffer packet) {
        ConnectivityCheck.Verdict verdict = check.examine(packet, from, gate, older);
        switch (verdict) {
            case NOMINATES -> {
                valid(way, from);
                latch(way, from);
            }
            case VALID -> valid(way, from);
            case KEEPALIVE -> {
                if (isLatchedTo(way, from)) {
                    alive();
                } else {
                    tally.dropped(Drop.STRANGER);
                }
            }
            case REFUSED -> {
                tally.dropped(Drop.REFUSED);
                if (mayRefuse()) {
                    reply(way, from);
                }
            }
            case UNREADABLE -> tally.dropped(Drop.UNREADABLE);
        }
    }

    private void valid(Way way, InetSocketAddress from) {
        tally.add(Count.CHECKS, 1);
        alive();
        reply(way, from);
    }

    private void reply(Way way, InetSocketAddress to) {
        ByteBuffer answer = check.answer();
        if (answer != null && !way.send(answer, to)) {
            tally.dropped(Drop.UNSENT);
        }
    }

    /** Refusals go to addresses that anybody can have forged: only so many of them. */
    private boolean mayRefuse() {
        long now = nanos.getAsLong();
        if (now - refusalsSince >= SECOND) {
            refusalsSince = now;
            refusals = 0;
        }
        return refusals++ < REFUSALS_A_SECOND;
    }

    private void latch(Way way, InetSocketAddress from) {
        IceGate by = check.passed();
        if (by == null) {
            return;
        }
        if (by == gate) {
            // the new generation works: the old one is over (RFC 8445 §9)
            older = null;
        }
        if (isLatchedTo(way, from)) {
            return;
        }
        latch = new Latch(way, from, by, check.far(by));
        latched.run();
        MediaLeg other = peer;
        if (other != null) {
            other.held.release(this::deliver);
        }
    }

    private boolean isLatchedTo(Way way, InetSocketAddress from) {
        Latch now = latch;
        return now != null && now.is(way, from);
    }

    private void media(Way way, InetSocketAddress from, ByteBuffer packet) {
        if (!isLatchedTo(way, from)) {
            tally.dropped(Drop.STRANGER);
            return;
        }
        alive();
        tally.add(Count.PACKETS_IN, 1);
        tally.add(Count.BYTES_IN, packet.remaining());
        MediaLeg other = peer;
        if (other != null && other.latch != null) {
            other.deliver(packet);
        } else if (!held.keep(packet)) {
            tally.dropped(Drop.EARLY);
        }
    }

    private void deliver(ByteBuffer packet) {
        Latch to = latch;
        int size = packet.remaining();
        if (to != null && to.way.send(packet, to.remote)) {
            tally.add(Count.PACKETS_OUT, 1);
            tally.add(Count.BYTES_OUT, size);
        } else {
            tally.dropped(Drop.UNSENT);
        }
    }

    private void alive() {
        lastSign.setOpaque(nanos.getAsLong());
        seen = true;
    }

    /** The far user name fragment is known; a side that came in with another one is not it. */
    void expect(String far) {
        gate.expect(far);
        Latch now = latch;
        if (now != null && !now.gate.isFar(now.far)) {
            latch = null;
        }
    }

    /** Both legs are one call from now on. */
    static void join(MediaLeg one, MediaLeg other) {
        one.joined(other);
        other.joined(one);
        one.handOver(other);
        other.handOver(one);
    }

    private void joined(MediaLeg other) {
        peer = other;
        if (!seen) {
            lastSign.setOpaque(nanos.getAsLong());
        }
        joined = true;
    }

    private void handOver(MediaLeg other) {
        if (other.latch != null) {
            held.release(other::deliver);
        }
    }

    /** ICE begins anew; what stands goes on until the new generation is connected. */
    void renew(IceGate next) {
        older = gate;
        gate = next;
    }

    /** Since when nothing came, once there is a call; asked with the clock's {@code now}. */
    Duration quiet(long now) {
        return joined ? Duration.ofNanos(now - lastSign.getOpaque()) : Duration.ZERO;
    }

    boolean silent() {
        return silent;
    }

    void silent(boolean now) {
        silent = now;
    }

    LegFigures figures() {
        Latch now = latch;
        return new LegFigures(
                sid,
                call,
                now == null ? null : text(now.remote),
                tally.get(Count.PACKETS_IN),
                tally.get(Count.BYTES_IN),
                tally.get(Count.PACKETS_OUT),
                tally.get(Count.BYTES_OUT),
                tally.get(Count.CHECKS),
                tally.drops(),
                seen ? Duration.ofNanos(nanos.getAsLong() - lastSign.getOpaque()) : null,
                silent);
    }

    private static String text(InetSocketAddress remote) {
        return remote.getAddress().getHostAddress() + ":" + remote.getPort();
    }
}
