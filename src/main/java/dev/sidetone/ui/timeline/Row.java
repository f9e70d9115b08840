package dev.sidetone.ui.timeline;

import dev.sidetone.trace.Event;

import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline.
 *
 * @param event what happened
 * @param depth how many causes stand before it, as far as they are known
 * @param call the call that it is about, or its cause; a uuid or a SID; null for none
 * @param finding how bad it is; null where it is no finding
 */
record Row(Event event, int depth, @Nullable String call, @Nullable Severity finding) {
    /** The same, of that call. */
    Row of(String other) {
        return new Row(event, depth, other, finding);
    }

    /** Further facts in one line. */
    String detail() {
        Object detail = event.detail();
        return detail == null ? "" : detail.toString().replaceAll("\\s+", " ");
    }

    /** Seconds and thousandths since {@code start}, minutes before them where there are any. */
    String time(long start) {
        long millis = Math.max(0, (event.nanos() - start) / 1_000_000);
        long seconds = millis / 1000;
        return seconds < 60
                ? "%02d.%03d".formatted(seconds, millis % 1000)
                : "%d:%02d.%03d".formatted(seconds / 60, seconds % 60, millis % 1000);
    }
}
