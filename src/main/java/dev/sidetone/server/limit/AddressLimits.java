package dev.sidetone.server.limit;

import dev.sidetone.time.Time;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * What each address may ask for. Programs of this machine share one address and may ask for more.
 * Callable from any thread.
 */
public final class AddressLimits {
    private static final int MOST_ADDRESSES = 10_000;

    private final Time time;
    private final Rate others;
    private final Rate here;
    private final Map<InetAddress, TokenBucket> buckets = new HashMap<>();

    /** So many a second, so many at once. */
    public record Rate(double perSecond, int atOnce) {}

    /** Limits for other machines, and for this one. */
    public AddressLimits(Time time, Rate others, Rate here) {
        this.time = time;
        this.others = others;
        this.here = here;
    }

    /** For requests and for new sockets. */
    public static AddressLimits usual(Time time) {
        return new AddressLimits(time, new Rate(50, 200), new Rate(5_000, 20_000));
    }

    /** Whether one more is within limits. */
    public synchronized boolean admits(InetAddress from) {
        long now = time.nanos();
        TokenBucket bucket = buckets.get(from);
        if (bucket == null) {
            if (buckets.size() >= MOST_ADDRESSES && !forgetIdle(now)) {
                return false;
            }
            Rate rate = from.isLoopbackAddress() ? here : others;
            bucket = new TokenBucket(rate.perSecond(), rate.atOnce(), now);
            buckets.put(from, bucket);
        }
        return bucket.take(now);
    }

    /** Whether one more would be within limits; takes nothing. */
    public synchronized boolean wouldAdmit(InetAddress from) {
        TokenBucket bucket = buckets.get(from);
        return bucket == null || bucket.holdsOne(time.nanos());
    }

    private boolean forgetIdle(long now) {
        return buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
}
