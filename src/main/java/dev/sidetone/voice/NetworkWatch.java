package dev.sidetone.voice;

import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks once a second whether the machine's addresses are still the same. */
final class NetworkWatch {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final VoiceSetup setup;
    private final Surroundings around;
    private @Nullable SerialQueue queue;

    /** A watch that has not begun. */
    NetworkWatch(VoiceSetup setup, Surroundings around) {
        this.setup = setup;
        this.around = around;
    }

    /** Begins; asking for addresses may take a while, and has a queue of its own. */
    synchronized void begin(Supplier<Set<String>> addresses) {
        end();
        SerialQueue own = setup.time().queue("network-" + setup.name());
        queue = own;
        own.execute(() -> look(own, addresses, addresses.get()));
    }

    synchronized void end() {
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }

    private void look(SerialQueue own, Supplier<Set<String>> addresses, Set<String> known) {
        Set<String> now = addresses.get();
        if (!known.equals(now)) {
            around.journal().came("NetworkChanged", null, null, this::changed);
        }
        own.after(EVERY, () -> look(own, addresses, now));
    }

    /** A socket to this machine itself does not care. */
    private void changed() {
        if (setup.leavesMachine() && around.board().outlivesSocket()) {
            around.connection().redial();
        }
        around.board().networkChanged();
    }

    /** What this machine can be reached at from elsewhere; empty without a network. */
    static Set<String> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkWatch::addressesOf)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException unknown) {
            return Set.of();
        }
    }

    private static Stream<String> addressesOf(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback()
                    ? network.inetAddresses()
                            .filter(address -> !address.isLinkLocalAddress())
                            .map(InetAddress::getHostAddress)
                    : Stream.empty();
        } catch (SocketException gone) {
            return Stream.empty();
        }
    }
}
