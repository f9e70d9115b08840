package dev.sidetone.server.limit;

/**
 * So much at once, and so much a second in the long run. Not thread-safe; times are in nanoseconds
 * of any clock that does not go back.
 */
public final class TokenBucket {
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final double most;
    private double there;
    private long last;

    /** A full bucket. */
    public TokenBucket(double perSecond, int most, long now) {
        this.perSecond = perSecond;
        this.most = most;
        this.there = most;
        this.last = now;
    }

    /** Takes one; false when there is none. */
    public boolean take(long now) {
        return take(now, 1);
    }

    /** Takes so many, or none when there are fewer; false then. */
    public boolean take(long now, int wanted) {
        there = Math.min(most, there + (now - last) / SECOND * perSecond);
        last = now;
        if (there < wanted) {
            return false;
        }
        there -= wanted;
        return true;
    }

    /** Whether there is one to take. */
    boolean holdsOne(long now) {
        return there + (now - last) / SECOND * perSecond >= 1;
    }

    /** Whether nothing has been taken that was not put back. */
    boolean isFull(long now) {
        return there + (now - last) / SECOND * perSecond >= most;
    }
}
