package dev.sidetone.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.Needs;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A developer's own server behind {@code --voice-url}, and what the people on both ends of its
 * calls really hear.
 */
class VoiceUrlTest extends ProcessTest {
    private static final String ACCOUNT = "AC" + "a".repeat(32);
    private static final String TOKEN = "d".repeat(32);

    private final MockWebServer developer = new MockWebServer();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Map<String, String>>> asked = new ConcurrentHashMap<>();
    private final OkHttpClient http = new OkHttpClient();
    private String server = "";

    @BeforeEach
    void open() throws IOException {
        Needs.webrtc();
        developer.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return answered(request);
                    }
                });
        developer.start();
    }

    @AfterEach
    void close() {
        developer.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private MockResponse answered(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        Map<String, String> form = new LinkedHashMap<>();
        String body = Objects.requireNonNull(request.getBody()).utf8();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            form.put(plain(pair.substring(0, equals)), plain(pair.substring(equals + 1)));
        }
        told(path).add(form);
        String document = documents.get(path);
        return document == null
                ? new MockResponse.Builder().code(204).build()
                : new MockResponse.Builder()
                        .addHeader("Content-Type", "text/xml")
                        .body("<Response>" + filledIn(document, form) + "</Response>")
                        .build();
    }

    /** A document may have what it was asked in it, such as {@code {RecordingUrl}}. */
    private static String filledIn(String document, Map<String, String> form) {
        String filled = document;
        for (var field : form.entrySet()) {
            filled = filled.replace("{" + field.getKey() + "}", field.getValue());
        }
        return filled;
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private BlockingQueue<Map<String, String>> told(String path) {
        return asked.computeIfAbsent(path, _ -> new LinkedBlockingQueue<>());
    }

    /** The next form that was sent there. */
    private Map<String, String> form(String path) throws InterruptedException {
        Map<String, String> form = told(path).poll(20, TimeUnit.SECONDS);
        assertThat(form).as("what %s was asked; all: %s", path, asked).isNotNull();
        return Objects.requireNonNull(form);
    }

    private Program serve(String verbs) throws IOException {
        documents.put("/voice", verbs);
        Path settings = folder.resolve("settings.env");
        Files.writeString(settings, "ACCOUNT_SID=" + ACCOUNT + "\nAUTH_TOKEN=" + TOKEN + "\n");
        Program program =
                sidetone(
                        "serve",
                        "--port",
                        "0",
                        "--tls-port",
                        "0",
                        "--env",
                        settings.toString(),
                        "--voice-url",
                        developer.url("/voice").toString());
        server = program.awaits("listening").split(" ")[1];
        return program;
    }

    private Program bob(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("answer", "--json", "--server", server));
        words.addAll(List.of("--play", Wavs.tone(folder, 880, 40), "--record", file("bob.wav")));
        words.addAll(List.of(more));
        Program bob = sidetone(words.toArray(String[]::new));
        bob.event("registered");
        return bob;
    }

    private Program alice(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("call", "--json", "--server", server));
        words.addAll(List.of("--to", "bob", "--play", Wavs.tone(folder, 440, 40)));
        words.addAll(List.of("--record", file("alice.wav")));
        words.addAll(List.of(more));
        return sidetone(words.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Wavs.Heard heard(String name) throws IOException {
        return Wavs.Heard.in(folder.resolve(name));
    }

    /** Somewhere a tone is loud, and nothing is there of another. */
    private static void assertHears(Wavs.Heard heard, double tone, double other) {
        double loudest = -120;
        double where = 0;
        for (double at = 0; at + 0.25 <= heard.seconds(); at += 0.125) {
            double level = heard.level(tone, at, at + 0.25);
            where = level > loudest ? at : where;
            loudest = Math.max(loudest, level);
        }
        assertThat(loudest).as("%s Hz in %s s", tone, heard.seconds()).isGreaterThan(-20);
        assertThat(heard.level(other, where, where + 0.25)).as("%s Hz", other).isLessThan(-40);
    }

    private byte[] fetched(String url, boolean admitted, int status) throws IOException {
        Request.Builder request = new Request.Builder().url(url);
        if (admitted) {
            request.header("Authorization", Credentials.basic(ACCOUNT, TOKEN));
        }
        try (Response response = http.newCall(request.build()).execute()) {
            assertThat(response.code()).isEqualTo(status);
            return response.body().bytes();
        }
    }

    private List<Wavs.Heard> recording(String url, int channels) throws IOException {
        Path file = folder.resolve("fetched.wav");
        Files.write(file, fetched(url, true, 200));
        return Wavs.Heard.ofServer(file, channels);
    }

    @Test
    void aCallThatNobodyAnswersIsNoSuccessThoughItHasNoError() throws Exception {
        serve("");
        Program alice = alice();

        assertThat(alice.exit()).as(alice::told).isEqualTo(1);
        assertThat(alice.told()).contains("ended before it was answered");
    }

    @Test
    void twoWhoAreBridgedByTheServerHearEachOther() throws Exception {
        serve(
                "<Say>Please wait.</Say><Dial answerOnBridge='true'"
                        + " record='record-from-answer-dual'"
                        + " action='/after'><Client>bob</Client></Dial>");
        documents.put("/after", "<Hangup/>");
        Program bob = bob("--once");
        Program alice = alice();
        alice.event("connected");
        bob.event("connected");
        TimeUnit.SECONDS.sleep(3);
        bob.signal("TERM");
        alice.succeeds();

        assertHears(heard("alice.wav"), 880, 440);
        assertHears(heard("bob.wav"), 440, 880);
        Map<String, String> after = form("/after");
        assertThat(after)
                .containsEntry("DialCallStatus", "completed")
                .containsEntry("DialBridged", "true");
        assertThat(after.get("DialCallSid")).matches("CA[0-9a-f]{32}");
        assertThat(Integer.parseInt(after.get("DialCallDuration"))).isBetween(2, 8);
        List<Wavs.Heard> both = recording(after.get("RecordingUrl"), 2);
        assertHears(both.getFirst(), 440, 880);
        assertHears(both.getLast(), 880, 440);
    }

    @Test
    void whatACallerSaysIsRecordedFetchedAndPlayed() throws Exception {
        serve("<Record action='/recorded' maxLength='3' playBeep='false' timeout='9'/>");
        documents.put("/recorded", "<Play>{RecordingUrl}</Play>");
        alice().succeeds();

        Map<String, String> recorded = form("/recorded");
        assertThat(recorded.get("RecordingSid")).matches("RE[0-9a-f]{32}");
        assertThat(recorded).containsEntry("RecordingDuration", "3");
        String url = recorded.get("RecordingUrl");
        assertThat(url).startsWith(server).endsWith(recorded.get("RecordingSid"));
        fetched(url, false, 401);
        Wavs.Heard heard = recording(url, 1).getFirst();
        assertHears(heard, 440, 880);
        assertHears(heard("alice.wav"), 440, 880);
        assertThat(heard.seconds()).isBetween(2.8, 3.2);
        Path kept = Path.of(data(), "recordings", recorded.get("RecordingSid") + ".wav");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void aWhisperIsHeardByTheCalleeAndNotByTheCaller() throws Exception {
        serve("<Dial><Client url='/whisper'>bob</Client></Dial>");
        documents.put("/whisper", "<Play digits='111'/>");
        Program bob = bob("--once");
        Program alice = alice();
        bob.event("connected");
        TimeUnit.SECONDS.sleep(4);
        bob.signal("TERM");
        alice.succeeds();

        // the key 1 is 697 and 1209 Hz
        assertHears(heard("bob.wav"), 697, 440);
        assertHears(heard("bob.wav"), 440, 697);
        assertHears(heard("alice.wav"), 880, 697);
        assertThat(form("/whisper")).containsEntry("Direction", "outbound-dial");
    }

    @Test
    void aCallerWhoHangsUpHasLeftAMessage() throws Exception {
        Program program =
                serve(
                        "<Sms>Hello</Sms><Record action='/recorded' playBeep='false'"
                                + " recordingStatusCallback='/kept'/>");
        alice("--hangup-after", "3s").succeeds();

        Map<String, String> recorded = form("/recorded");
        assertThat(recorded)
                .containsEntry("Digits", "hangup")
                .containsEntry("CallStatus", "completed");
        assertHears(recording(recorded.get("RecordingUrl"), 1).getFirst(), 440, 880);
        assertThat(form("/kept"))
                .containsEntry("RecordingStatus", "completed")
                .containsEntry("RecordingSid", recorded.get("RecordingSid"));
        assertThat(program.errors()).contains("13750", "line 1, column 11", "Sms");
    }

    @Test
    void whoeverIsInAConferenceIsHeardByTheOthersAndRecorded() throws Exception {
        serve(
                "<Dial><Conference beep='false' waitUrl='' record='record-from-start'"
                        // whoever was first stays until the second goes, however late they come
                        + " endConferenceOnExit='true' recordingStatusCallback='/kept'"
                        + " statusCallback='/room' statusCallbackEvent='start"
                        + " end'>tea</Conference></Dial>");
        Program alice = alice("--hangup-after", "60s");
        alice.event("connected");
        Program carol =
                sidetone(
                        "call",
                        "--json",
                        "--server",
                        server,
                        "--identity",
                        "carol",
                        "--to",
                        "tea",
                        "--play",
                        Wavs.tone(folder, 880, 40),
                        "--record",
                        file("carol.wav"),
                        "--hangup-after",
                        "4s");
        carol.succeeds();
        alice.succeeds();

        assertHears(heard("alice.wav"), 880, 440);
        assertHears(heard("carol.wav"), 440, 880);
        assertThat(form("/room")).containsEntry("StatusCallbackEvent", "conference-start");
        assertThat(form("/room")).containsEntry("StatusCallbackEvent", "conference-end");
        Map<String, String> kept = form("/kept");
        assertThat(kept.get("ConferenceSid")).matches("CF[0-9a-f]{32}");
        Wavs.Heard room = recording(kept.get("RecordingUrl"), 1).getFirst();
        assertHears(room, 440, 1_000);
        assertHears(room, 880, 1_000);
    }
}
