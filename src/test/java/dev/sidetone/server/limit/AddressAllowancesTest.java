package dev.sidetone.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.limit.AddressAllowances.Limits;
import dev.sidetone.server.limit.AddressLimits.Rate;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** What all that comes from one address may do, on virtual time. */
class AddressAllowancesTest {
    private final VirtualTime time = new VirtualTime();
    private final AddressAllowances allowances =
            new AddressAllowances(
                    time,
                    new Limits(2, new Rate(0.5, 3), new Rate(1, 2)),
                    new Limits(5, new Rate(100, 100), new Rate(100, 100)));

    private Allowance of(int number) throws UnknownHostException {
        return allowances.of(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number}));
    }

    @Test
    void socketsAreCountedWhileTheyAreOpen() throws UnknownHostException {
        assertThat(of(1).opened()).isTrue();
        assertThat(of(1).opened()).isTrue();
        assertThat(of(1).opened()).isFalse();
        assertThat(of(2).opened()).isTrue();
        of(1).closed();
        assertThat(of(1).opened()).isTrue();
        assertThat(of(1).opened()).isFalse();
    }

    @Test
    void afterSoManyWrongTokensOneWaits() throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            assertThat(of(1).mayGuess()).isTrue();
            of(1).failed();
        }
        assertThat(of(1).mayGuess()).isFalse();
        assertThat(of(2).mayGuess()).isTrue();
        time.advance(Duration.ofSeconds(2));
        assertThat(of(1).mayGuess()).isTrue();
        of(1).failed();
        assertThat(of(1).mayGuess()).isFalse();
    }

    @Test
    void callsOfAllSocketsCountTogether() throws UnknownHostException {
        assertThat(of(1).mayCall()).isTrue();
        assertThat(of(1).mayCall()).isTrue();
        assertThat(of(1).mayCall()).isFalse();
        assertThat(of(2).mayCall()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(of(1).mayCall()).isTrue();
    }

    @Test
    void thisMachineMayDoMore() {
        Allowance here = allowances.of(InetAddress.getLoopbackAddress());
        for (int i = 0; i < 50; i++) {
            assertThat(here.mayCall()).isTrue();
            here.failed();
        }
        assertThat(here.mayGuess()).isTrue();
        assertThat(Allowance.UNLIMITED.opened() && Allowance.UNLIMITED.mayCall()).isTrue();
    }
}
