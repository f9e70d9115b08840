package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.store.DataFolder;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Who has the household's microphone. */
class MicrophoneSeatTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir private Path temporary;
    private final VirtualTime time = new VirtualTime();
    private final Map<String, Boolean> live = new HashMap<>();
    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary);
    }

    private MicrophoneSeat seat(String name) {
        var seat = new MicrophoneSeat(folder, name, time.queue(name), on -> live.put(name, on));
        seat.open();
        return seat;
    }

    @Test
    void theFirstHasItAndALaterOneNot() {
        seat("first");
        seat("second");
        time.advance(MOMENT);

        assertThat(live).containsEntry("first", true).containsEntry("second", false);
    }

    @Test
    void whoeverWantsItGetsItAndTheOtherLetsGo() {
        MicrophoneSeat first = seat("first");
        MicrophoneSeat second = seat("second");

        second.claim();
        time.advance(MOMENT);
        assertThat(live).containsEntry("first", false).containsEntry("second", true);

        first.claim();
        time.advance(MOMENT);
        assertThat(live).containsEntry("first", true).containsEntry("second", false);
    }

    @Test
    void aThirdDoesNotTakeWhatTheSecondWants() {
        seat("third");
        seat("first");
        MicrophoneSeat second = seat("second");

        second.claim();
        time.advance(MOMENT);

        assertThat(live)
                .containsEntry("first", false)
                .containsEntry("second", true)
                .containsEntry("third", false);
    }

    @Test
    void whatAHolderLeavesTheNextOneHas() {
        MicrophoneSeat first = seat("first");
        seat("second");

        first.close();
        time.advance(MOMENT);

        assertThat(live).containsEntry("second", true);
    }

    @Test
    void whatADeadProcessWantedDoesNotMatter() throws IOException {
        Files.writeString(folder.file("microphone-wanted"), "999999999 gone");
        seat("first");
        time.advance(MOMENT);
        assertThat(live).containsEntry("first", true);

        Files.writeString(folder.file("microphone-wanted"), "nonsense");
        time.advance(MOMENT);
        assertThat(live).containsEntry("first", true);
    }

    @Test
    void whoeverWantedItAndLeftWantsItNoMore() {
        seat("first");
        MicrophoneSeat second = seat("second");
        second.claim();
        second.close();
        time.advance(MOMENT);

        assertThat(live).containsEntry("first", true);
    }
}
