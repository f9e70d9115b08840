package dev.sidetone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.console.Board.Mark;
import dev.sidetone.server.console.Board.News;
import dev.sidetone.server.console.Shown.Device;
import dev.sidetone.server.console.Shown.Line;
import dev.sidetone.server.console.Shown.Rows;
import dev.sidetone.server.console.Shown.Tone;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.ServerEvent.Asked;
import dev.sidetone.server.watch.ServerEvent.BindingsChanged;
import dev.sidetone.server.watch.ServerEvent.LinkChanged;
import dev.sidetone.server.watch.ServerEvent.Noted;
import dev.sidetone.server.watch.ServerEvent.Registered;
import dev.sidetone.server.webhook.WebhookEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What becomes of events. */
class BoardTest {
    private static final String DEVICE = "0123" + "ab".repeat(28) + "cdef";

    private final Board board = new Board();

    private List<Line> lines() {
        return Objects.requireNonNullElse(all().frame().lines(), List.of());
    }

    private News all() {
        return board.since(Mark.NOTHING, 99);
    }

    private static ServerEvent asked(
            WebhookEvent.Kind kind, @Nullable Integer status, @Nullable Integer error) {
        return new Asked(
                new WebhookEvent(
                        Instant.EPOCH,
                        kind,
                        "CA1",
                        HttpMethod.POST,
                        "http://localhost/voice?key=…",
                        status,
                        Duration.ofMillis(14),
                        error,
                        "one sentence",
                        List.of("first", "second")));
    }

    @Test
    void theLastLinesAreKept() {
        for (int i = 1; i <= 1_000; i++) {
            board.saw(i, new Noted("CA1", "Verb", "Say line " + i + ", column 1"));
        }

        assertThat(lines()).hasSize(Board.LINES);
        assertThat(lines().getFirst().id()).isEqualTo(801);
        assertThat(lines().getLast())
                .isEqualTo(
                        new Line(
                                1_000,
                                1_000,
                                "program",
                                Tone.PLAIN,
                                "runs Say (line 1000, column 1)",
                                "CA1",
                                null));
    }

    @Test
    void rowsAreCountedWhereTheyAreTooMany() {
        for (int i = 0; i < 2_000; i++) {
            board.saw(i, new Registered(new SocketId(i), "p" + i, null, Instant.EPOCH));
        }

        var registered = Objects.requireNonNull(all().frame().registered());
        assertThat(registered.total()).isEqualTo(2_000);
        assertThat(registered.rows()).hasSize(Board.ROWS);
        assertThat(registered.rows().getFirst().identity()).isEqualTo("p1999");
    }

    @Test
    void onlyNewsAreNews() {
        board.saw(1, new Registered(new SocketId(1), "alice", null, null));
        News first = all();
        assertThat(board.since(first.mark(), 2).frame().says()).isFalse();

        board.saw(3, new Noted("CA1", "Finding", "13614 in line 2"));
        var frame = board.since(first.mark(), 4).frame();

        assertThat(frame.registered()).isNull();
        assertThat(frame.lines()).singleElement().extracting(Line::tone).isEqualTo(Tone.WARN);
    }

    @Test
    void aFetchSaysWhatCameOfIt() {
        board.saw(1, asked(WebhookEvent.Kind.TWIML, 200, null));
        board.saw(2, asked(WebhookEvent.Kind.TWIML, null, 11200));
        board.saw(3, asked(WebhookEvent.Kind.STATUS, 500, 11200));

        assertThat(lines()).extracting(Line::kind).containsExactly("twiml", "twiml", "status");
        assertThat(lines()).extracting(Line::tone).containsExactly(Tone.PLAIN, Tone.BAD, Tone.BAD);
        var request = Objects.requireNonNull(lines().get(1).request());
        assertThat(request.url()).isEqualTo("http://localhost/voice?key=…");
        assertThat(request.status()).isNull();
        assertThat(request.error()).isEqualTo(11200);
        assertThat(request.took()).isEqualTo(14);
        assertThat(request.notes()).containsExactly("first", "second");
    }

    private static Binding binding(long renewed) {
        return new Binding("bob", DEVICE, null, null, Instant.ofEpochMilli(renewed));
    }

    @Test
    void aDeviceIsShownByABitOfItsToken() {
        board.saw(1, new BindingsChanged(List.of()));
        board.saw(2, new BindingsChanged(List.of(binding(1))));
        board.saw(3, new LinkChanged(DEVICE, true));

        Rows<Device> bound = Objects.requireNonNull(all().frame().bound());
        assertThat(bound.rows())
                .singleElement()
                .satisfies(
                        device -> {
                            assertThat(device.device()).isEqualTo("0123…cdef");
                            assertThat(device.reachable()).isTrue();
                            assertThat(device.since()).isEqualTo(1);
                            assertThat(device.until())
                                    .isEqualTo(1 + Duration.ofDays(365).toMillis());
                        });
        assertThat(lines())
                .extracting(Line::text)
                .containsExactly(
                        "device 0123…cdef is bound to bob", "device 0123…cdef can be pushed");

        board.saw(4, new BindingsChanged(List.of()));
        assertThat(lines()).last().extracting(Line::text).asString().contains("is not bound to");
    }

    @Test
    void aBindingThatIsRenewedIsNoNews() {
        board.saw(1, new BindingsChanged(List.of(binding(1))));
        board.saw(2, new BindingsChanged(List.of(binding(2))));

        assertThat(lines()).isEmpty();
        assertThat(Objects.requireNonNull(all().frame().bound()).rows())
                .extracting(Device::since)
                .containsExactly(2L);
    }

    @Test
    void whatWasBoundBeforeIsNoNews() {
        board.saw(1, new BindingsChanged(List.of(binding(1))));

        assertThat(lines()).isEmpty();
        assertThat(Objects.requireNonNull(all().frame().bound()).total()).isEqualTo(1);
    }

    @Test
    void aTextHasAnEnd() {
        board.saw(1, new Noted("CA1", "Odd", "x".repeat(100_000)));

        assertThat(lines().getFirst().text()).hasSize(600).endsWith("…").startsWith("odd: x");
    }
}
