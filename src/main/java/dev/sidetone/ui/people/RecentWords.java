package dev.sidetone.ui.people;

import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.ui.theme.Texts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** What recents say of a call (U11). */
final class RecentWords {
    private RecentWords() {}

    static String went(RecentEntry entry) {
        return Texts.of(
                switch (entry.outcome()) {
                    case MISSED -> "people.missed.one";
                    case CANCELLED -> "people.cancelled";
                    case FAILED -> "people.failed";
                    case NORMAL -> entry.outgoing() ? "people.outgoing" : "people.incoming";
                });
    }

    /** The time alone for today. */
    static String when(RecentEntry entry) {
        ZonedDateTime time = time(entry);
        return (time.toLocalDate().equals(LocalDate.now())
                        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT))
                .format(time);
    }

    /** Day and time, to the second. */
    static String began(RecentEntry entry) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .format(time(entry));
    }

    static String talked(RecentEntry entry) {
        Duration talked = entry.talked();
        return "%d:%02d:%02d"
                .formatted(talked.toHours(), talked.toMinutesPart(), talked.toSecondsPart());
    }

    private static ZonedDateTime time(RecentEntry entry) {
        return entry.since().atZone(ZoneId.systemDefault());
    }
}
