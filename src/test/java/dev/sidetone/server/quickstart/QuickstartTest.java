package dev.sidetone.server.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.server.OpenTown;
import dev.sidetone.server.media.Prompt;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.testing.ScriptedPorts.Port;
import dev.sidetone.testing.ScriptedWire;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.InvalidToken;
import dev.sidetone.token.TokenInspector;

import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The quickstart servers' addresses (voice-sdk.md §3), by GET and by POST. */
class QuickstartTest {
    private final OkHttpClient http = new OkHttpClient();
    @TempDir private Path folder = Path.of("");
    private OpenTown town;

    @BeforeEach
    void open() throws IOException {
        town = new OpenTown(folder, null, null);
    }

    @AfterEach
    void close() {
        town.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private String said(Request request, int status, String type) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(status);
            assertThat(response.header("Content-Type")).startsWith(type);
            return response.body().string();
        }
    }

    private String get(String path, String type) throws IOException {
        return said(new Request.Builder().url(town.url(path)).build(), 200, type);
    }

    private String post(String path, String type, String... fields) throws IOException {
        var form = new FormBody.Builder();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        var request = new Request.Builder().url(town.url(path)).post(form.build());
        return said(request.build(), 200, type);
    }

    @ParameterizedTest
    @CsvSource({
        "7, true",
        "+, true",
        "+15550101, true",
        "15550101, true",
        "0bob, false",
        "12+345, false",
        "+1 555, false",
        "' 7', false",
        "'', false",
        "bob, false",
        "+1-555, false"
    })
    void whatIsANumber(String to, boolean number) {
        assertThat(Called.isNumber(to)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"/accessToken, alice", "/access-token, user"})
    void tokensAreHandedOut(String path, String usual) throws IOException, InvalidToken {
        TokenInspector inspector = TokenInspector.of(OpenTown.KEY);
        var now = new RealTime().now();
        assertThat(inspector.verify(get(path, "text/plain"), now).identity()).isEqualTo(usual);
        assertThat(inspector.verify(get(path + "?identity=bob", "text/plain"), now).identity())
                .isEqualTo("bob");
        assertThat(inspector.verify(post(path, "text/plain", "identity", "carol"), now).identity())
                .isEqualTo("carol");
        // other fields do no harm, other than at one of the originals
        assertThat(inspector.verify(get(path + "?x=y", "text/plain"), now).identity())
                .isEqualTo(usual);
    }

    @Test
    void whoCallsIsPassedOn() throws IOException {
        assertThat(post("/makeCall", "text/xml", "to", "bob", "From", "client:alice"))
                .endsWith(
                        "<Response><Dial callerId=\"client:alice\"><Client>bob</Client></Dial>"
                                + "</Response>");
        assertThat(get("/makeCall?to=bob", "text/xml"))
                .contains("<Dial callerId=\"client:quick_start\"><Client>bob</Client></Dial>");
        assertThat(get("/makeCall?to=%2B15550101&From=client:alice", "text/xml"))
                .contains("<Dial callerId=\"1234567890\"><Number>+15550101</Number></Dial>");
        assertThat(get("/makeCall?to=%3CHangup%2F%3E%26%22", "text/xml"))
                .contains("<Client>&lt;Hangup/&gt;&amp;&quot;</Client>");
    }

    @Test
    void nobodyIsCalledAndCongratulated() throws IOException {
        assertThat(get("/makeCall", "text/xml")).contains("<Response><Say>", "first call");
        assertThat(post("/makeCall", "text/xml", "to", "", "To", "bob")).contains("first call");
        assertThat(post("/make-call", "text/xml", "To", "bob")).contains("<Client>bob</Client>");
        assertThat(get("/incoming", "text/xml")).contains("first incoming call");
        assertThat(post("/", "text/xml")).contains("Welcome to Twilio");
        assertThat(get("/hello-world", "text/xml")).contains("Welcome to Twilio");
    }

    @Test
    void somebodyIsCalledAndCongratulated() throws IOException {
        ScriptedWire bob = town.phone(OpenTown.token("bob"));
        String sid = get("/placeCall?to=bob", "text/plain");
        assertThat(sid).matches("CA[0-9a-f]{32}");
        Port port = town.port();
        port.listener.described(OpenTown.SDP);
        Invite invite = bob.hear(Invite.class);
        assertThat(invite.callSid()).isEqualTo(sid);
        assertThat(invite.parameters()).containsEntry("From", "client:quick_start");

        bob.say(new Answer(sid, OpenTown.SDP, null));
        await().until(() -> port.answer != null);
        port.listener.connected();

        await().atMost(Duration.ofSeconds(5)).until(() -> !port.playing.isEmpty());
        assertThat(port.playing.getFirst())
                .isInstanceOfSatisfying(
                        Prompt.Speech.class,
                        words -> assertThat(words.text()).contains("first incoming call"));
    }

    @Test
    void aNameThatNobodyCanHaveIsTold() throws IOException {
        var request = new Request.Builder().url(town.url("/placeCall?to=a%20b")).build();
        assertThat(said(request, 400, "text/plain")).contains("contains a space");
    }
}
