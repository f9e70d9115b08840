package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** No error is only in the dictionary: docs/errors.md tells where each comes from, or why not. */
class RaisedErrorsTest {
    private static final Path PAGE = Path.of("docs/errors.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    /** A line of the page. */
    record Row(int code, String title, String raisedBy, String shownBy, String whyNot) {}

    static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d{5} .*"))
                .map(line -> line.replace("`", "").split("\\|", -1))
                .map(
                        cells ->
                                new Row(
                                        Integer.parseInt(cells[1].strip()),
                                        cells[2].strip(),
                                        cells[3].strip(),
                                        cells[4].strip(),
                                        cells[5].strip()))
                .toList();
    }

    @Test
    void thePageHasEveryCode() throws IOException {
        assertThat(rows().stream().map(Row::code))
                .containsExactly(
                        Stream.of(ErrorCode.values()).map(ErrorCode::code).toArray(Integer[]::new));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachIsRaisedAndShownOrSaysWhyNot(Row row) throws IOException {
        ErrorCode kind = ErrorCode.of(row.code());
        assertThat(row.title()).isEqualTo(kind.title());
        if (!row.whyNot().isEmpty()) {
            assertThat(row.whyNot()).endsWith(".");
            assertThat(row.raisedBy() + row.shownBy()).isEmpty();
            return;
        }
        String source = text(SOURCES, row.raisedBy());
        boolean byStatus = source.contains("31_000 + response.code()") && row.code() < 32_000;
        assertThat(
                        byStatus
                                || source.contains(String.valueOf(row.code()))
                                || source.contains("ErrorCode." + kind.name()))
                .as("%s raises %s", row.raisedBy(), row.code())
                .isTrue();
        String[] test = row.shownBy().split("#");
        assertThat(text(TESTS, test[0])).contains("void " + test[1] + "(");
    }

    private static String text(Path root, String type) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> found = all.filter(each -> each.endsWith(type + ".java")).toList();
            assertThat(found).as(type).isNotEmpty();
            StringBuilder text = new StringBuilder();
            for (Path each : found) {
                text.append(Files.readString(each));
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 409, 426, 429, 500, 502, 503, 504})
    void aRefusalByHttpHasTheNumberOfItsStatus(int status) throws IOException {
        List<VoiceError> told = new CopyOnWriteArrayList<>();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(status).build());
            OkHttpClient once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
            new HttpBindings(once, server.url("/").uri())
                    .bind(
                            "a.b.c",
                            "abc123",
                            error -> {
                                if (error != null) {
                                    told.add(error);
                                }
                            });
            await().atMost(Duration.ofSeconds(20)).until(() -> !told.isEmpty());
        }
        assertThat(told.getFirst().kind()).isEqualTo(ErrorCode.of(31_000 + status));
        if (status != 408) {
            assertThat(told.getFirst().message()).contains(String.valueOf(status));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {53400, 53402, 53404, 53405, 53407})
    void whatMediaCannotDoIsTold(int code) {
        Scene scene = new Scene();
        scene.call();
        scene.media.session().fail(code);
        scene.run();
        assertThat(scene.heard).containsExactly("failed " + code);
    }
}
