package dev.sidetone.server.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Status;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.testing.MemoryRecordings;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What is kept of recordings, and for how long. */
class RecordingBookTest {
    private final VirtualTime time = new VirtualTime();
    private final MemoryRecordings store = new MemoryRecordings();
    private RecordingBook book = open();

    private RecordingBook open() {
        return new RecordingBook(store, "AC1", time, Randomness.seeded(1));
    }

    private RecordingEntry begin(int channels) {
        return book.begin("CA1", null, Source.VERB, Track.BOTH, channels);
    }

    private RecordingEntry made(long bytes) {
        RecordingEntry entry = begin(1);
        store.sizes.put(entry.sid(), bytes);
        return book.end(entry, Duration.ofSeconds(3));
    }

    @Test
    void itIsFoundAgainByTheNextServer() {
        RecordingEntry made = made(100);
        book = open();

        assertThat(book.all()).containsExactly(made);
        assertThat(made.status()).isEqualTo(Status.COMPLETED);
        assertThat(made.seconds()).isEqualTo("3");
    }

    @Test
    void silenceIsAbsentAndItsFileGoes() {
        RecordingEntry entry = begin(1);

        assertThat(book.end(entry, Duration.ZERO).status()).isEqualTo(Status.ABSENT);
        assertThat(store.deleted).containsExactly(entry.sid());
    }

    @Test
    void whatAKilledServerLeftIsComplete() {
        RecordingEntry mono = begin(1);
        RecordingEntry stereo = begin(2);
        RecordingEntry lost = begin(1);
        store.sizes.put(mono.sid(), 44L + 5 * 32_000);
        store.sizes.put(stereo.sid(), 44L + 5 * 64_000);
        book = open();

        for (RecordingEntry left : new RecordingEntry[] {mono, stereo}) {
            RecordingEntry found = book.of(left.sid());
            assertThat(found).isNotNull();
            assertThat(found.status()).isEqualTo(Status.COMPLETED);
            assertThat(found.length()).isEqualTo(Duration.ofSeconds(5));
        }
        assertThat(book.of(lost.sid()).status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void oneWhoseFileWasTakenAwayIsForgotten() {
        RecordingEntry made = made(100);
        store.sizes.clear();
        book = open();

        assertThat(book.of(made.sid())).isNull();
    }

    @Test
    void aThousandAreKept() {
        RecordingEntry first = made(100);
        for (int i = 0; i < 999; i++) {
            made(100);
        }
        assertThat(book.of(first.sid())).isNotNull();
        made(100);

        assertThat(book.of(first.sid())).isNull();
        assertThat(store.deleted).containsExactly(first.sid());
        assertThat(book.all()).hasSize(1_000);
    }

    @Test
    void twoGigabytesAreKept() {
        RecordingEntry first = made(1_500_000_000);
        RecordingEntry second = made(400_000_000);
        RecordingEntry third = made(400_000_000);
        begin(1);

        assertThat(book.of(first.sid())).isNull();
        assertThat(book.of(second.sid())).isNotNull();
        assertThat(book.of(third.sid())).isNotNull();
    }

    @Test
    void thirtyDaysAreKept() {
        RecordingEntry first = made(100);
        RecordingEntry running = begin(1);
        time.advance(Duration.ofDays(31));
        made(100);

        assertThat(book.of(first.sid())).isNull();
        assertThat(book.of(running.sid())).as("under way").isNotNull();
    }

    @Test
    void oneUnderWayIsNotDeleted() {
        RecordingEntry running = begin(1);
        assertThat(book.delete(running)).isFalse();
        store.sizes.put(running.sid(), 100L);
        book.end(running, Duration.ofSeconds(1));

        assertThat(book.delete(running)).isTrue();
        assertThat(book.of(running.sid())).isNull();
        assertThat(store.saved).isEmpty();
    }

    @Test
    void urlsOfOtherServersAreNotOurs() {
        RecordingEntry made = made(100);
        assertThat(book.has("/2010-04-01/Accounts/AC1/Recordings/" + made.sid())).isFalse();
        book.at("http://127.0.0.1:3000");

        assertThat(book.has(book.url(made))).isTrue();
        assertThat(book.has("http://127.0.0.1:3001/2010-04-01/Accounts/AC1/Recordings/RE1"))
                .isFalse();
    }
}
