package dev.sidetone.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.call.CallRules;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class PushConnectionTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Long> tries = new ArrayList<>();

    @Test
    void aServerThatWasLongAwayIsFoundWhileItStillWaitsForTheDevice() {
        try (var link =
                new PushConnection(
                        this::refuse,
                        () -> URI.create("http://127.0.0.1:3000"),
                        time.queue("push"),
                        Randomness.seeded(1))) {
            link.open("0".repeat(64), _ -> {});
            time.advance(Duration.ofMinutes(5));
        }

        assertThat(tries).hasSizeGreaterThan(100);
        for (int i = 1; i < tries.size(); i++) {
            assertThat(Duration.ofNanos(tries.get(i) - tries.get(i - 1)))
                    .isLessThan(CallRules.REACH_TIME.minusSeconds(1));
        }
    }

    private Wire refuse(URI url, Wire.Listener listener) {
        tries.add(time.nanos());
        var wire = new NoWire();
        // a dialer tells of a failure later, on a thread of its own
        time.queue("dialer").execute(() -> listener.closed(wire, 1006, "connection refused"));
        return wire;
    }

    private static final class NoWire implements Wire {
        @Override
        public void send(String frame) {}

        @Override
        public void close(int code, String reason) {}
    }
}
