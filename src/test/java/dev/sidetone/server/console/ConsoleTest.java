package dev.sidetone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.ServerEvent.Refused;
import dev.sidetone.server.watch.ServerEvent.Registered;
import dev.sidetone.server.watch.ServerEvent.Unregistered;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.testing.ConsoleScreen;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What pages are told, and how often. */
class ConsoleTest {
    private static final About ABOUT =
            new About("1", 7, 0, 3000, 3443, "AC1", "a file", "a file", null, false);

    private final VirtualTime time = new VirtualTime();
    private final Console console = new Console(time);

    @BeforeEach
    void start() {
        console.at(ABOUT);
        time.run();
    }

    private ConsoleScreen page() {
        ConsoleScreen page = new ConsoleScreen(console);
        time.run();
        return page;
    }

    private static ServerEvent registered(long socket, String identity) {
        return new Registered(
                new SocketId(socket), identity, new Endpoint("browser", "2.18"), null);
    }

    private static ServerEvent refused(String text) {
        return new Refused("alice", new WireError(31480, text));
    }

    @Test
    void aPageThatComesLateKnowsEverything() {
        console.saw(registered(1, "alice"));
        console.saw(registered(2, "bob"));
        console.saw(new Unregistered(new SocketId(1), "alice", true));

        ConsoleScreen page = page();

        assertThat(page.frames()).hasSize(1);
        assertThat(page.part("server").path("httpPort").asInt()).isEqualTo(3000);
        assertThat(page.rows("registered"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.path("identity").asText()).isEqualTo("bob");
                            assertThat(row.path("client").asText())
                                    .isEqualTo("JavaScript SDK 2.18");
                        });
        assertThat(page.texts())
                .containsExactly(
                        "alice is registered (JavaScript SDK 2.18)",
                        "bob is registered (JavaScript SDK 2.18)",
                        "alice is no longer registered: the connection is closed");
    }

    @Test
    void thousandsOfEventsAreAFewFrames() {
        ConsoleScreen page = page();
        for (int i = 0; i < 5_000; i++) {
            console.saw(refused("number " + i));
            if (i % 1_000 == 999) {
                time.advance(Duration.ofMillis(100));
            }
        }

        assertThat(page.frames()).hasSizeBetween(5, 7);
        assertThat(page.texts()).last().asString().endsWith("number 4999");
        assertThat(page.frames()).allMatch(frame -> frame.length() < 64 * 1024);
    }

    @Test
    void whatHasNotChangedIsNotToldAgain() {
        console.saw(registered(1, "alice"));
        ConsoleScreen page = page();
        console.saw(refused("no"));
        time.advance(Duration.ofMillis(100));

        assertThat(page.frames()).hasSize(2);
        assertThat(page.frames().getLast())
                .contains("31480 no")
                .doesNotContain("registered\"")
                .doesNotContain("bound")
                .doesNotContain("server");
    }

    @Test
    void aSilentServerIsHeardToBeThere() {
        ConsoleScreen page = page();
        time.advance(Duration.ofMinutes(1));

        assertThat(page.frames()).hasSize(4);
        assertThat(page.frames().getLast()).matches("\\{\"now\":\\d+}");
        page.leaves();
        time.advance(Duration.ofMinutes(1));
        assertThat(page.frames()).hasSize(4);
    }

    @Test
    void nobodyIsToldAfterLeaving() {
        ConsoleScreen gone = page();
        ConsoleScreen stays = page();
        gone.leaves();
        console.saw(refused("no"));
        time.advance(Duration.ofSeconds(1));

        assertThat(gone.texts()).isEmpty();
        assertThat(stays.texts()).hasSize(1);
    }

    @Test
    void aPageHasNothingToSay() {
        ConsoleScreen page = page();
        page.says("{\"to\":\"bob\"}");

        assertThat(page.closedWith()).isEqualTo(1008);
    }

    @Test
    void thereAreNotTooManyPages() {
        List<ConsoleScreen> pages = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            pages.add(page());
        }

        assertThat(pages.subList(0, 32)).allMatch(page -> page.closedWith() == null);
        assertThat(pages.getLast().closedWith()).isEqualTo(1013);
        assertThat(pages.getLast().frames()).isEmpty();
        pages.getFirst().leaves();
        assertThat(page().frames()).hasSize(1);
    }

    @Test
    void theEndSendsPagesToTheNextServer() {
        ConsoleScreen page = page();
        console.close();
        time.run();

        assertThat(page.closedWith()).isEqualTo(1012);
        console.saw(refused("too late"));
        time.advance(Duration.ofSeconds(1));
        assertThat(page.texts()).isEmpty();
    }
}
