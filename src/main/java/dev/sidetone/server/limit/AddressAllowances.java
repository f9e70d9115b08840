package dev.sidetone.server.limit;

import dev.sidetone.server.limit.AddressLimits.Rate;
import dev.sidetone.time.Time;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * What sockets and requests of one address may do together. Programs of this machine share one
 * address and may do more. Callable from any thread.
 */
public final class AddressAllowances {
    private static final int MOST_SOCKETS = 10_000;

    private final Limits others;
    private final Limits here;
    private final AddressLimits failures;
    private final AddressLimits calls;
    private final Map<InetAddress, Integer> sockets = new HashMap<>();
    private int open;

    /**
     * The limits of one kind of address.
     *
     * @param sockets open at a time
     * @param failures tokens and secrets that were wrong
     * @param calls placed
     */
    public record Limits(int sockets, Rate failures, Rate calls) {}

    /** Limits for other machines, and for this one. */
    public AddressAllowances(Time time, Limits others, Limits here) {
        this.others = others;
        this.here = here;
        this.failures = new AddressLimits(time, others.failures(), here.failures());
        this.calls = new AddressLimits(time, others.calls(), here.calls());
    }

    /** A person's machine among others; this machine may be under test. */
    public static AddressAllowances usual(Time time) {
        return new AddressAllowances(
                time,
                new Limits(100, new Rate(0.2, 20), new Rate(5, 50)),
                new Limits(8_000, new Rate(1, 200), new Rate(2_000, 20_000)));
    }

    /** The share of an address. */
    public Allowance of(InetAddress from) {
        return new Shared(from);
    }

    private synchronized boolean opened(InetAddress from) {
        int there = sockets.getOrDefault(from, 0);
        int most = from.isLoopbackAddress() ? here.sockets() : others.sockets();
        if (there >= most || open >= MOST_SOCKETS) {
            return false;
        }
        sockets.put(from, there + 1);
        open++;
        return true;
    }

    private synchronized void closed(InetAddress from) {
        open--;
        sockets.computeIfPresent(from, (_, there) -> there == 1 ? null : there - 1);
    }

    private final class Shared implements Allowance {
        private final InetAddress from;

        Shared(InetAddress from) {
            this.from = from;
        }

        @Override
        public boolean opened() {
            return AddressAllowances.this.opened(from);
        }

        @Override
        public void closed() {
            AddressAllowances.this.closed(from);
        }

        @Override
        public boolean mayGuess() {
            return failures.wouldAdmit(from);
        }

        @Override
        public void failed() {
            failures.admits(from);
        }

        @Override
        public boolean mayCall() {
            return calls.admits(from);
        }
    }
}
