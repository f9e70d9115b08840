package dev.sidetone.voice.quality;

import dev.sidetone.media.MediaReport;
import dev.sidetone.voice.quality.Sample.Counters;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * Makes samples of media's reports, of which counters run on: a second is the difference of two.
 *
 * @param before the totals of the last report; null before the first
 * @param connection whose totals they are
 */
public record Sampler(@Nullable Counters before, String connection) {
    /** Before the first report. */
    public static final Sampler FRESH = new Sampler(null, "");

    /** A sample, and the sampler of the next one. */
    public record Step(Sampler next, Sample sample) {}

    /** What the last second was like. */
    public Step on(MediaReport report) {
        Counters totals = totals(report);
        // a connection that was made anew counts from zero
        Counters since = report.connection().equals(connection) ? before : null;
        Counters second = since == null ? Counters.UNKNOWN : difference(totals, since);
        Double loss = loss(second);
        Double jitter = first(report.received(), MediaReport.Received::jitterMillis);
        Double rtt = roundTrip(report);
        var sample =
                new Sample(
                        report.at(),
                        codec(report),
                        levels(first(report.sent(), MediaReport.Sent::level)),
                        levels(first(report.received(), MediaReport.Received::level)),
                        second,
                        totals,
                        loss,
                        jitter,
                        rtt,
                        Mos.of(rtt, jitter, loss));
        return new Step(new Sampler(totals, report.connection()), sample);
    }

    private static Counters totals(MediaReport report) {
        return new Counters(
                first(report.sent(), MediaReport.Sent::bytes),
                first(report.received(), MediaReport.Received::bytes),
                first(report.sent(), MediaReport.Sent::packets),
                first(report.received(), MediaReport.Received::packets),
                first(report.received(), MediaReport.Received::lost));
    }

    private static Counters difference(Counters now, Counters then) {
        return new Counters(
                less(now.bytesSent(), then.bytesSent()),
                less(now.bytesReceived(), then.bytesReceived()),
                less(now.packetsSent(), then.packetsSent()),
                less(now.packetsReceived(), then.packetsReceived()),
                less(now.packetsLost(), then.packetsLost()));
    }

    private static @Nullable Long less(@Nullable Long now, @Nullable Long then) {
        return now == null || then == null ? null : (Long) Math.max(0, now - then);
    }

    /** Where nothing arrived and nothing was missed, nothing was lost. */
    private static @Nullable Double loss(Counters second) {
        Long lost = second.packetsLost();
        Long received = second.packetsReceived();
        if (lost == null || received == null) {
            return null;
        }
        return lost == 0 ? 0 : 100.0 * lost / (lost + received);
    }

    private static @Nullable Double roundTrip(MediaReport report) {
        Double told = first(report.sent(), MediaReport.Sent::roundTripMillis);
        MediaReport.Pair way = report.selected();
        if (told != null || way == null || way.currentRoundTripSeconds() == null) {
            return told;
        }
        return way.currentRoundTripSeconds() * 1000;
    }

    private static @Nullable String codec(MediaReport report) {
        String type = first(report.sent(), MediaReport.Sent::codec);
        return type == null ? null : type.replaceFirst("^audio/", "");
    }

    private static List<Integer> levels(@Nullable Double share) {
        Integer level = Levels.ofFullScale(share);
        return level == null ? List.of() : List.of(level);
    }

    private static <S, T> @Nullable T first(List<S> streams, Function<S, @Nullable T> figure) {
        return streams.isEmpty() ? null : figure.apply(streams.getFirst());
    }
}
