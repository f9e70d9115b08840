package dev.sidetone.server.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.anchor.sdp.Descriptions;
import dev.sidetone.server.anchor.stun.StunBytes;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What it costs to carry a hundred calls, 50 packets a second each way: the processor time of the
 * anchor's thread and what is lost, beside both ends of all calls in the same process.
 */
@Tag("soak")
class AnchorLoadTest {
    private static final int CALLS = 100;
    private static final int SECONDS = 30;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PACKET = 172;

    private final ByteBuffer packet = ByteBuffer.allocateDirect(2_048);
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long received;
    private long slowest;

    private record Side(DatagramChannel channel, InetSocketAddress anchor) {
        static Side told(String sdp, String ufrag) throws IOException {
            DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
            Side side = new Side(channel, UdpSide.candidate(sdp, 1));
            String name = Descriptions.value(sdp, "ice-ufrag") + ":" + ufrag;
            byte[] check = StunBytes.check(name, Descriptions.value(sdp, "ice-pwd"), true, 1);
            channel.send(ByteBuffer.wrap(check), side.anchor);
            channel.receive(ByteBuffer.allocate(2_048));
            channel.configureBlocking(false);
            return side;
        }
    }

    @Test
    void carriesAHundredCalls() throws Exception {
        List<Side> sides = new ArrayList<>();
        try (MediaAnchor anchor = anchor()) {
            for (int i = 0; i < CALLS; i++) {
                AnchoredCall call = anchor.call("CA" + i);
                sides.add(Side.told(call.offerFor("CB" + i, Descriptions.OFFER), "aNs2"));
                sides.add(Side.told(call.answered("CB" + i, Descriptions.ANSWER), "oFf1"));
            }
            run(sides, 5);
            received = 0;
            slowest = 0;
            measured(sides);
        } finally {
            for (Side side : sides) {
                side.channel.close();
            }
        }
    }

    private static MediaAnchor anchor() throws IOException {
        return MediaAnchor.open(
                AnchorConfig.listeningOn(InetAddress.getLoopbackAddress()),
                new RealTime(),
                Randomness.secure(),
                new Trace(System::nanoTime),
                new AnchorObserver() {
                    @Override
                    public void silent(String sid) {}

                    @Override
                    public void flowing(String sid) {}
                });
    }

    private void measured(List<Side> sides) throws IOException {
        long thread = anchorThread();
        long cpu = threads.getThreadCpuTime(thread);
        long bytes = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        long sent = run(sides, SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double core = (threads.getThreadCpuTime(thread) - cpu) / 1e9 / seconds;
        double allocated = (threads.getThreadAllocatedBytes(thread) - bytes) / (double) sent;
        double lost = 100.0 * (sent - received) / sent;
        System.out.printf(
                "%d anchored calls, %.0f packets/s: %.1f %% of a core, %.4f %% lost, %.2f bytes"
                        + " allocated a packet, slowest round %.1f ms%n",
                CALLS, sent / seconds, 100 * core, lost, allocated, slowest / 1e6);
        assertThat(lost).isLessThan(0.1);
        assertThat(core).isLessThan(1);
        // the JDK's selector boxes the descriptor of a port that is ready; nothing else is made
        assertThat(allocated).isLessThanOrEqualTo(17);
    }

    private long anchorThread() {
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals(MediaLoop.THREAD)) {
                return id;
            }
        }
        throw new AssertionError("no thread of that name");
    }

    /** Every side sends a packet each 20 ms; answers how many were sent. */
    private long run(List<Side> sides, int seconds) throws IOException {
        long sent = 0;
        long due = System.nanoTime();
        for (int round = 0; round < seconds * 50; round++) {
            long began = System.nanoTime();
            for (Side side : sides) {
                packet.clear().limit(PACKET).put(0, (byte) 0x80);
                sent += side.channel.send(packet, side.anchor) == PACKET ? 1 : 0;
                drain(side);
            }
            slowest = Math.max(slowest, System.nanoTime() - began);
            due += TICK;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (System.nanoTime() < end) {
            for (Side side : sides) {
                drain(side);
            }
            LockSupport.parkNanos(TICK);
        }
        return sent;
    }

    private void drain(Side side) throws IOException {
        for (packet.clear(); side.channel.receive(packet) != null; packet.clear()) {
            received += packet.position() == PACKET ? 1 : 0;
        }
    }
}
