package dev.sidetone.audio.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.audio.ClickLatency;
import dev.sidetone.audio.FrameSink;
import dev.sidetone.audio.PacedClock;
import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.audio.hub.Role;
import dev.sidetone.audio.hub.RoutingTable;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.PrivatePulse;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From a real microphone's source to a real loudspeaker's sink: no click is lost or doubled. */
@Tag("real")
class PulseLatencyTest {
    private static final int SECONDS = 8;
    private static final int MOST_MILLIS = 400;

    @Test
    void everyClickThatIsSaidIsHeardOnce() throws InterruptedException {
        Needs.pulseAudio();
        Needs.webrtc();
        List<short[]> ruler = new ArrayList<>();
        SerialQueue control = new RealTime().queue("audio-control");
        try (PrivatePulse pulse = PrivatePulse.start();
                AudioHub hub =
                        new AudioHub(
                                PulseCards.connect(pulse.address()),
                                new PacedClock(),
                                control,
                                false);
                PhoneSound phone = hub.phone("alice");
                CallMixer mixer =
                        new CallMixer(new PacedClock(), control, phone, new Trace(() -> 0))) {
            pulse.plugRuler();
            hub.route(
                    new RoutingTable(Map.of(Role.RECEIVER, "ear", Role.MICROPHONE, "microphone")));
            mixer.add(new Mirror(new RealTime().queue("mirror")));
            pulse.say("mouth", ClickLatency.clicks());
            TimeUnit.SECONDS.sleep(3);
            pulse.record("ruler.monitor", 2, frame -> keep(ruler, frame));
            TimeUnit.SECONDS.sleep(SECONDS);
        }

        short[] said = channel(ruler, 0);
        List<ClickLatency.Delay> delays = ClickLatency.delays(said, channel(ruler, 1), MOST_MILLIS);
        int clicks = ClickLatency.count(said);
        System.out.printf(
                "microphone to loudspeaker: median %.1f ms, %d clicks%n",
                ClickLatency.median(delays, 0, SECONDS).orElseThrow(), clicks);
        assertThat(clicks).isGreaterThan(SECONDS);
        // the last one may still be on its way, and this machine may stall once
        assertThat(delays).hasSizeBetween(clicks - 2, clicks);
    }

    /** What is sent comes back, on a thread of its own as from a network. */
    private static final class Mirror implements CallMixer.CallEnds {
        private final SerialQueue network;
        private volatile @Nullable FrameSink back;

        Mirror(SerialQueue network) {
            this.network = network;
        }

        @Override
        public void send(short[] frame) {
            short[] copy = frame.clone();
            network.execute(
                    () -> {
                        FrameSink to = back;
                        if (to != null) {
                            to.frame(copy);
                        }
                    });
        }

        @Override
        public void receive(@Nullable FrameSink sink) {
            back = sink;
        }
    }

    private static void keep(List<short[]> frames, short[] frame) {
        synchronized (frames) {
            frames.add(frame.clone());
        }
    }

    private static short[] channel(List<short[]> frames, int which) {
        synchronized (frames) {
            short[] all = new short[480 * frames.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = frames.get(i / 480)[2 * (i % 480) + which];
            }
            return all;
        }
    }
}
