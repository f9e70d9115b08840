package dev.sidetone.server.anchor;

import dev.sidetone.server.anchor.stun.ConnectivityCheck;
import dev.sidetone.server.anchor.stun.IceCredentials;
import dev.sidetone.server.anchor.stun.IceGate;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries media between sides that cannot reach each other because their descriptions bring no
 * candidates. One for a server; methods may be called from any thread and do not block, but for
 * {@link #close()}.
 */
public final class MediaAnchor implements AutoCloseable {

    private final AnchorConfig config;
    private final Time time;
    private final Randomness randomness;
    private final Trace trace;
    private final SilenceWatch watch;
    private final MediaLoop loop;
    // used on the loop's thread alone
    private final ConnectivityCheck check = new ConnectivityCheck();
    private final Map<String, MediaLeg> legs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private MediaAnchor(
            AnchorConfig config,
            Time time,
            Randomness randomness,
            Trace trace,
            SilenceWatch watch,
            MediaLoop loop) {
        this.config = config;
        this.time = time;
        this.randomness = randomness;
        this.trace = trace;
        this.watch = watch;
        this.loop = loop;
    }

    /**
     * An anchor without calls.
     *
     * @param randomness where ICE passwords come from: must be secure outside tests
     * @param trace hears of legs that connect, move, fall silent and come back
     * @throws IOException when the machine has no way to wait for datagrams
     */
    public static MediaAnchor open(
            AnchorConfig config,
            Time time,
            Randomness randomness,
            Trace trace,
            AnchorObserver observer)
            throws IOException {
        MediaLoop loop = MediaLoop.start();
        SilenceWatch watch = new SilenceWatch(time, config.silence(), trace, observer);
        return new MediaAnchor(config, time, randomness, trace, watch, loop);
    }

    /** A new call of the leg {@code callerSid}; it has no ports until it rings somewhere. */
    public AnchoredCall call(String callerSid) {
        return new AnchoredCall(this, callerSid);
    }

    /** What all legs and forks have done up to now, in no order. */
    public List<LegFigures> figures() {
        return legs.values().stream().map(MediaLeg::figures).toList();
    }

    /** Closes all ports. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        loop.close();
        legs.clear();
    }

    IceCredentials freshCredentials() {
        return IceCredentials.fresh(randomness);
    }

    /**
     * A leg with a port on each address, that can be connected to at once.
     *
     * @throws AnchorFull when there are too many, or no port is free
     * @throws IllegalArgumentException when there is one of that name
     */
    OpenLeg open(String sid, String call, IceGate gate) throws IOException {
        if (closed) {
            throw new AnchorFull("the server is closing");
        }
        if (legs.size() >= config.mostLegs()) {
            throw new AnchorFull("the server carries media of " + legs.size() + " legs already");
        }
        List<DatagramChannel> channels = channels();
        MediaLeg leg =
                new MediaLeg(
                        sid,
                        call,
                        gate,
                        check,
                        time::nanos,
                        () -> trace.add(Layer.SERVER, "MediaLatched", call, sid));
        List<Port> ports = channels.stream().map(channel -> Port.of(channel, leg)).toList();
        if (legs.putIfAbsent(sid, leg) != null) {
            ports.forEach(Port::close);
            throw new IllegalArgumentException("there is a leg " + sid + " already");
        }
        ports.forEach(loop::add);
        return new OpenLeg(leg, ports, shown(channels));
    }

    private List<DatagramChannel> channels() throws IOException {
        List<DatagramChannel> opened = new ArrayList<>();
        try {
            for (AnchorConfig.Address address : config.addresses()) {
                opened.add(Port.open(address.bound(), config.ports(), this::anyIndex));
            }
            return opened;
        } catch (IOException failed) {
            for (DatagramChannel channel : opened) {
                channel.close();
            }
            throw failed;
        }
    }

    private int anyIndex() {
        return (int) randomness.between(0, config.ports().count());
    }

    private List<InetSocketAddress> shown(List<DatagramChannel> channels) throws IOException {
        List<InetSocketAddress> shown = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            var bound = (InetSocketAddress) channels.get(i).getLocalAddress();
            shown.add(new InetSocketAddress(config.addresses().get(i).shown(), bound.getPort()));
        }
        return shown;
    }

    void close(OpenLeg open) {
        legs.remove(open.leg().sid(), open.leg());
        watch.forget(open.leg());
        open.ports().forEach(loop::close);
    }

    /** Changes legs on the thread that they live on. */
    void later(Runnable change) {
        loop.execute(change);
    }

    void watch(OpenLeg open) {
        watch.watch(open.leg());
    }

    /** A leg, its ports, and what calls are told of them. */
    record OpenLeg(MediaLeg leg, List<Port> ports, List<InetSocketAddress> shown) {}
}
