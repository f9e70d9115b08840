package dev.sidetone.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.limit.AddressLimits.Rate;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How much one client may ask for, on virtual time. */
class LimitsTest {
    private final VirtualTime time = new VirtualTime();

    private static InetAddress address(int number) throws UnknownHostException {
        return InetAddress.getByAddress(
                new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    }

    private int taken(TokenBucket bucket) {
        int taken = 0;
        while (taken < 1000 && bucket.take(time.nanos())) {
            taken++;
        }
        return taken;
    }

    @Test
    void soMuchAtOnceAndSoMuchASecond() {
        TokenBucket bucket = new TokenBucket(2, 10, time.nanos());
        assertThat(taken(bucket)).isEqualTo(10);
        time.advance(Duration.ofMillis(400));
        assertThat(taken(bucket)).isZero();
        time.advance(Duration.ofMillis(100));
        assertThat(taken(bucket)).isEqualTo(1);
        time.advance(Duration.ofHours(1));
        assertThat(bucket.isFull(time.nanos())).isTrue();
        assertThat(taken(bucket)).isEqualTo(10);
        assertThat(bucket.isFull(time.nanos())).isFalse();
    }

    @Test
    void eachAddressHasItsOwn() throws UnknownHostException {
        AddressLimits limits = new AddressLimits(time, new Rate(1, 2), new Rate(1, 5));
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int i = 0; i < 2; i++) {
            assertThat(limits.admits(address(1))).isTrue();
        }
        assertThat(limits.admits(address(1))).isFalse();
        assertThat(limits.admits(address(2))).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(limits.admits(here)).isTrue();
        }
        assertThat(limits.admits(here)).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(limits.admits(address(1))).isTrue();
    }

    @Test
    void manyAddressesDoNotPileUp() throws UnknownHostException {
        AddressLimits limits = new AddressLimits(time, new Rate(1, 2), new Rate(1, 5));
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.admits(address(i))).isTrue();
        }
        assertThat(limits.admits(address(10_000))).isFalse();
        time.advance(Duration.ofSeconds(2));
        assertThat(limits.admits(address(10_000))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "äß", "中文", "😀x", "\ud83d", "\ude00\ud83d", "a😀中ä"})
    void bytesAreCountedAsTheyTravel(String text) {
        assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
}
