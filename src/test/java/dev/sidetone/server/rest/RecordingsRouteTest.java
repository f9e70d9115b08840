package dev.sidetone.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.recording.RecordingEntry.Track;
import dev.sidetone.testing.MemoryRecordings;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.token.TokenKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Recordings by the REST interface. */
class RecordingsRouteTest {
    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final TokenKey KEY = new TokenKey(ACCOUNT, "SK" + "1".repeat(32), "secret");
    private static final String TOKEN = "t".repeat(32);
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Recordings";
    private static final String CALL = "CA" + "a".repeat(32);

    private final MemoryRecordings store = new MemoryRecordings();
    private final Accounts accounts = Accounts.of(new Accounts.Household(KEY, TOKEN, "AP1", "CR1"));
    private final RecordingBook book =
            new RecordingBook(store, ACCOUNT, new VirtualTime(), Randomness.seeded(1));
    private final RecordingsRoute route =
            new RecordingsRoute(book, accounts, ask -> "ours".equals(ask.header("X-Test")));

    private RecordingEntry made(String callSid) {
        RecordingEntry entry = book.begin(callSid, null, Source.VERB, Track.INBOUND, 1);
        store.sizes.put(entry.sid(), 100L);
        return book.end(entry, Duration.ofMillis(2_600));
    }

    private HttpAnswer ask(String method, String path, Map<String, List<String>> headers) {
        String[] parts = path.split("\\?", 2);
        assertThat(route.takes(parts[0])).isTrue();
        assertThat(route.methods(parts[0])).contains(method);
        return route.answer(
                        new HttpAsk(
                                method,
                                parts[0],
                                parts.length == 2 ? parts[1] : "",
                                headers,
                                new byte[0],
                                false,
                                InetAddress.getLoopbackAddress()))
                .toCompletableFuture()
                .join();
    }

    private HttpAnswer ask(String method, String path) {
        byte[] both = (ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(both);
        return ask(method, path, Map.of("Authorization", List.of(basic)));
    }

    private static JsonNode json(HttpAnswer answer) throws IOException {
        return new ObjectMapper().readTree(answer.content());
    }

    @Test
    void aRecordingIsShown() throws IOException {
        RecordingEntry made = made(CALL);
        HttpAnswer answer = ask("GET", PATH + "/" + made.sid() + ".json");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = json(answer);
        assertThat(json.path("sid").asText()).isEqualTo(made.sid());
        assertThat(json.path("call_sid").asText()).isEqualTo(CALL);
        assertThat(json.path("duration").asText()).isEqualTo("3");
        assertThat(json.path("status").asText()).isEqualTo("completed");
        assertThat(json.path("source").asText()).isEqualTo("RecordVerb");
        assertThat(json.path("channels").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".wav"})
    void itsSoundIsAFile(String ending) {
        RecordingEntry made = made(CALL);
        HttpAnswer answer = ask("GET", PATH + "/" + made.sid() + ending);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("audio/x-wav");
        assertThat(answer.file()).isEqualTo(book.file(made));
    }

    @Test
    void otherFormatsAreNotThere() {
        RecordingEntry made = made(CALL);
        HttpAnswer answer = ask("GET", PATH + "/" + made.sid() + ".mp3");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.content()).contains(".wav", ".mp3");
    }

    @Test
    void oneUnderWayIsNeitherHeardNorDeleted() {
        RecordingEntry running = book.begin(CALL, null, Source.DIAL, Track.BOTH, 2);

        assertThat(ask("GET", PATH + "/" + running.sid()).status()).isEqualTo(404);
        assertThat(ask("DELETE", PATH + "/" + running.sid() + ".json").status()).isEqualTo(409);
        assertThat(book.of(running.sid())).isNotNull();
    }

    @Test
    void oneIsDeleted() {
        RecordingEntry made = made(CALL);

        assertThat(ask("DELETE", PATH + "/" + made.sid() + ".json").status()).isEqualTo(204);
        assertThat(ask("GET", PATH + "/" + made.sid() + ".json").status()).isEqualTo(404);
        assertThat(store.deleted).containsExactly(made.sid());
    }

    @Test
    void theyAreListedByCallAndInPages() throws IOException {
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sids.add(made(CALL).sid());
        }
        String other = "CA" + "b".repeat(32);
        String last = made(other).sid();

        JsonNode page = json(ask("GET", PATH + ".json?PageSize=2"));
        assertThat(page.path("recordings")).hasSize(2);
        assertThat(page.path("recordings").get(0).path("sid").asText()).isEqualTo(last);
        assertThat(page.path("next_page_uri").asText())
                .startsWith(PATH + ".json?")
                .contains("Page=1");
        assertThat(json(ask("GET", PATH + ".json?CallSid=" + CALL)).path("recordings")).hasSize(3);
        String ofCall = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls/" + other + "/Recordings";
        assertThat(json(ask("GET", ofCall + ".json")).path("recordings")).hasSize(1);
        assertThat(ask("GET", ofCall + "/" + sids.getFirst() + ".json").status()).isEqualTo(404);
    }

    @Test
    void strangersLearnNothing() {
        RecordingEntry made = made(CALL);
        byte[] wrong = (ACCOUNT + ":wrong").getBytes(StandardCharsets.UTF_8);
        var basic =
                Map.of(
                        "Authorization",
                        List.of("Basic " + Base64.getEncoder().encodeToString(wrong)));

        for (String path :
                new String[] {"", ".json", "/" + made.sid(), "/" + made.sid() + ".wav"}) {
            assertThat(ask("GET", PATH + path, Map.of()).status()).as(path).isEqualTo(401);
            assertThat(ask("GET", PATH + path, basic).status()).as(path).isEqualTo(401);
        }
        assertThat(ask("DELETE", PATH + "/" + made.sid(), Map.of()).status()).isEqualTo(401);
        assertThat(ask("GET", PATH + "/" + made.sid(), Map.of("X-Test", List.of("ours"))).status())
                .isEqualTo(200);
    }

    @Test
    void otherAddressesAreNotItsOwn() {
        assertThat(route.takes("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json")).isFalse();
        assertThat(route.takes(PATH + "/../../x")).isFalse();
        assertThat(
                        ask("GET", "/2010-04-01/Accounts/AC" + "9".repeat(32) + "/Recordings.json")
                                .status())
                .isEqualTo(404);
    }
}
