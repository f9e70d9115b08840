package dev.sidetone.server.webhook;

import static dev.sidetone.server.webhook.ScriptedCourier.reply;
import static dev.sidetone.server.webhook.ScriptedCourier.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.webhook.Courier.Letter;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.server.webhook.VoiceWebhook.Question;
import dev.sidetone.server.webhook.WebhookResult.Answered;
import dev.sidetone.server.webhook.WebhookResult.Failed;
import dev.sidetone.testing.Fuzz;
import dev.sidetone.testing.Mutator;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Asking for documents, on virtual time over a network that is written down. */
class VoiceWebhookTest {
    private static final String TOKEN = "the-auth-token";
    private static final String URL = "https://dev.example/voice";
    private static final Map<String, String> FORM = new LinkedHashMap<>();

    static {
        FORM.put("CallSid", "CA1");
        FORM.put("Name", "王 &=+");
    }

    private final VirtualTime time = new VirtualTime();
    private final ScriptedCourier courier = new ScriptedCourier();
    private final List<WebhookEvent> events = new ArrayList<>();
    private final VoiceWebhook webhook =
            new VoiceWebhook(courier, TOKEN, time, Randomness.seeded(1), events::add);
    private final VoiceWebhook.Conversation call = webhook.conversation("CA1");

    private static Link post(String url) {
        return new Link(url, HttpMethod.POST);
    }

    private static Link get(String url) {
        return new Link(url, HttpMethod.GET);
    }

    private WebhookResult ask(Question question) {
        List<WebhookResult> results = new ArrayList<>();
        call.fetch(question).thenAccept(results::add);
        time.run();
        if (results.isEmpty()) {
            time.advance(Errand.LIMIT);
        }
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private WebhookResult ask(Link link) {
        return ask(new Question(link, null, FORM));
    }

    private Failed failure(Link link) {
        return (Failed) ask(link);
    }

    private Letter last() {
        return courier.sent.getLast();
    }

    @Test
    void aPostIsSignedAndSaysWhoAsks() {
        courier.answer(URL, xml("<Response><Hangup/></Response>"));
        Answered answered = (Answered) ask(post(URL));
        assertThat(answered.document().verbs()).hasSize(1);
        assertThat(answered.url()).isEqualTo(URL);
        assertThat(last().method()).isEqualTo(HttpMethod.POST);
        assertThat(last().body()).isEqualTo("CallSid=CA1&Name=%E7%8E%8B+%26%3D%2B");
        assertThat(last().headers())
                .containsEntry("User-Agent", "TwilioProxy/1.1")
                .containsEntry("X-Twilio-Signature", Signature.of(TOKEN, URL, FORM))
                .containsKey("I-Twilio-Idempotency-Token")
                .doesNotContainKeys("Authorization", "Cookie");
        assertThat(last().headers() + last().url() + last().body()).doesNotContain(TOKEN);
    }

    @Test
    void aGetHasItsFormInTheQueryAndSignsTheWholeUrl() {
        String asked = URL + "?x=1&CallSid=CA1&Name=%E7%8E%8B%20%26%3D%2B";
        courier.answer(asked, xml("<Response/>"));
        Answered answered = (Answered) ask(get(URL + "?x=1"));
        assertThat(answered.url()).as("without the form").isEqualTo(URL + "?x=1");
        assertThat(last().body()).isNull();
        assertThat(last().headers())
                .containsEntry("X-Twilio-Signature", Signature.of(TOKEN, asked, Map.of()));
    }

    @Test
    void relativeUrlsStartAtTheDocument() {
        courier.answer("https://dev.example/a/next?q=1", xml("<Response/>"));
        courier.answer("https://dev.example/a/b?c=d", xml("<Response/>"));
        String base = "https://dev.example/a/b?c=d";
        assertThat(ask(new Question(post("next?q=1"), base, FORM))).isInstanceOf(Answered.class);
        assertThat(ask(new Question(post(""), base, FORM)))
                .as("empty is the document itself")
                .isEqualTo(new Answered(base, emptyDocument()));
    }

    private static dev.sidetone.server.twiml.Document emptyDocument() {
        return new dev.sidetone.server.twiml.Document(List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void redirectsAreFollowedAndSignedAnew(int status, HttpMethod then) {
        courier.answer(URL, reply(status, "", "Location: ../other?a=1#there"));
        courier.answer("https://dev.example/other?a=1", xml("<Response/>"));
        assertThat(((Answered) ask(post(URL))).url()).isEqualTo("https://dev.example/other?a=1");
        assertThat(last().method()).isEqualTo(then);
        Map<String, String> signed = then == HttpMethod.POST ? FORM : Map.of();
        assertThat(last().headers())
                .containsEntry(
                        "X-Twilio-Signature",
                        Signature.of(TOKEN, "https://dev.example/other?a=1", signed));
        assertThat(courier.sent.get(0).headers().get("I-Twilio-Idempotency-Token"))
                .isEqualTo(courier.sent.get(1).headers().get("I-Twilio-Idempotency-Token"));
    }

    /** A courier that is given up may bring its answer nevertheless. */
    @Test
    void whatComesTwiceFromBeforeARedirectIsNobodys() {
        List<WebhookResult> results = new ArrayList<>();
        call.fetch(new Question(post(URL), null, FORM)).thenAccept(results::add);
        time.run();
        courier.waiting.getFirst().accept(reply(302, "", "Location: /other"));
        time.run();
        courier.waiting.getFirst().accept(xml("<Response><Hangup/></Response>"));
        time.run();
        assertThat(results).isEmpty();

        courier.waiting.getLast().accept(xml("<Response/>"));
        time.run();
        assertThat(results)
                .containsExactly(new Answered("https://dev.example/other", emptyDocument()));
    }

    @Test
    void tenRedirectsAndNoMore() {
        for (int i = 0; i < 11; i++) {
            courier.answer("https://dev.example/" + i, reply(302, "", "Location: /" + (i + 1)));
        }
        courier.answer("https://dev.example/10", xml("<Response/>"));
        assertThat(ask(post("https://dev.example/0"))).isInstanceOf(Answered.class);
        courier.answer("https://dev.example/10", reply(302, "", "Location: /11"));
        Failed failed = failure(post("https://dev.example/0"));
        assertThat(failed.number()).isEqualTo(11215);
        assertThat(courier.sent).hasSize(22);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://a.example/", "javascript:1", "http://"})
    void redirectsGoOnlyToHttpAndHttps(String location) {
        courier.answer(URL, reply(302, "", "Location: " + location));
        assertThat(failure(post(URL)).number()).isEqualTo(11100);
        assertThat(courier.sent).hasSize(1);
    }

    @Test
    void aFormIsNotRedirectedFromHttpsToHttp() {
        courier.answer(URL, reply(307, "", "Location: http://dev.example/clear"));
        assertThat(failure(post(URL)).number()).isEqualTo(11100);
        assertThat(courier.sent).hasSize(1);
    }

    @Test
    void credentialsOfTheUrlAreSentToItsOriginOnly() {
        courier.answer(URL, reply(302, "", "Location: /same", "Set-Cookie: s=1"));
        courier.answer(
                "https://dev.example/same", reply(302, "", "Location: http://dev.example/open"));
        courier.answer("http://dev.example/open", xml("<Response/>"));
        ask(post("https://al:p%40ss@dev.example/voice"));
        assertThat(courier.sent)
                .extracting(letter -> letter.headers().get("Authorization"))
                .containsExactly("Basic YWw6cEBzcw==", "Basic YWw6cEBzcw==", null);
        assertThat(courier.sent)
                .extracting(letter -> letter.headers().get("Cookie"))
                .as("what came over https does not go over http")
                .containsExactly(null, "s=1", null);
        assertThat(courier.sent).noneMatch(letter -> letter.url().contains("ss@"));
        assertThat(events.toString()).doesNotContain("p@ss", "p%40ss", "al:");
    }

    @Test
    void cookiesAreKeptForTheCallAndNotForOthers() {
        courier.answer(
                URL,
                letter ->
                        reply(
                                200,
                                "<Response/>",
                                "Content-Type: text/xml",
                                "Set-Cookie: a=1; Path=/",
                                "Set-Cookie: b=2; Path=/elsewhere",
                                "Set-Cookie: c=3"));
        ask(post(URL));
        ask(post(URL));
        assertThat(last().headers()).containsEntry("Cookie", "a=1; c=3");
        courier.answer(URL, reply(200, "<Response/>", "Set-Cookie: a=; Path=/; Max-Age=0"));
        ask(post(URL));
        ask(post(URL));
        assertThat(last().headers()).containsEntry("Cookie", "c=3");
        webhook.conversation("CA2").fetch(new Question(post(URL), null, FORM));
        time.run();
        assertThat(last().headers()).doesNotContainKey("Cookie");
    }

    @Test
    void fifteenSecondsAreForAllTogether() {
        courier.answer(
                URL,
                letter -> {
                    assertThat(letter.within()).isEqualTo(Duration.ofSeconds(15));
                    return reply(302, "", "Location: /slow");
                });
        List<WebhookResult> results = new ArrayList<>();
        call.fetch(new Question(post(URL), null, FORM)).thenAccept(results::add);
        time.advance(Duration.ofMillis(14_999));
        assertThat(results).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(((Failed) results.getFirst()).number()).isEqualTo(11205);
        assertThat(courier.givenUp).isEqualTo(1);
        courier.waiting.getFirst().accept(xml("<Response/>"));
        time.run();
        assertThat(events).as("what comes too late is nothing").hasSize(1);
        assertThat(events.getFirst().took()).isEqualTo(Duration.ofSeconds(15));
        assertThat(time.untilNext()).isNull();
    }

    @Test
    void aSlowOneKeepsNobodyWaiting() {
        call.fetch(new Question(post("https://slow.example/"), null, FORM));
        time.run();
        courier.answer(URL, xml("<Response/>"));
        List<WebhookResult> results = new ArrayList<>();
        webhook.conversation("CA2")
                .fetch(new Question(post(URL), null, FORM))
                .thenAccept(results::add);
        time.run();
        assertThat(results).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "application/xml; charset=utf-8",
                "text/html",
                "text/plain",
                "application/xhtml+xml"
            })
    void twimlIsTwiml(String type) {
        courier.answer(
                URL, reply(200, "<Response><Say>ü</Say></Response>", "Content-Type: " + type));
        Answered answered = (Answered) ask(post(URL));
        assertThat(((Verb.Say) answered.document().verbs().getFirst()).text()).isEqualTo("ü");
    }

    @Test
    void twimlWithoutATypeIsTwiml() {
        courier.answer(URL, reply(200, " \n<Response/>"));
        assertThat(ask(post(URL))).isInstanceOf(Answered.class);
    }

    @Test
    void soundIsPlayed() {
        courier.answer(URL, reply(200, "RIFF", "Content-Type: audio/wav"));
        assertThat(((Answered) ask(post(URL))).document().verbs())
                .containsExactly(
                        new Verb.Play(Place.START, URL, 1, null), new Verb.Hangup(Place.START));
    }

    @Test
    void textIsSpoken() {
        courier.answer(URL, reply(200, "Hello\n there", "Content-Type: text/plain"));
        Answered answered = (Answered) ask(post(URL));
        assertThat(((Verb.Say) answered.document().verbs().getFirst()).text())
                .isEqualTo("Hello there");
        assertThat(events.getFirst().notes()).singleElement().asString().contains("text/plain");
    }

    @Test
    void otherTypesAreRefusedWithTheirFirstLines() {
        courier.answer(URL, reply(200, "{\"a\":\n1}\u0007", "Content-Type: application/json"));
        Failed failed = failure(post(URL));
        assertThat(failed.number()).isEqualTo(12300);
        assertThat(failed.why()).isEqualTo("it is application/json");
        assertThat(failed.firstLines()).containsExactly("{\"a\":", "1}");
    }

    @Test
    void brokenTwimlHasItsPlace() {
        courier.answer(URL, xml("<Response>\n<Say></Response>"));
        Failed failed = failure(post(URL));
        assertThat(failed.number()).isEqualTo(12100);
        assertThat(Objects.requireNonNull(failed.at()).line()).isEqualTo(2);
        assertThat(failed.sentence())
                .startsWith("12100 Document cannot be parsed (line 2, column ")
                .contains("https://dev.example/voice, HTTP status 200: The element type");
        courier.answer(URL, reply(204, ""));
        assertThat(failure(post(URL)).number()).isEqualTo(12300);
        courier.answer(URL, xml(""));
        assertThat(failure(post(URL)).number()).isEqualTo(12100);
    }

    @Test
    void tooMuchIsRefused() {
        byte[] most = new byte[Courier.MOST_BODY];
        courier.answer(
                URL,
                new Reply.Received(200, Map.of("content-type", List.of("text/xml")), most, true));
        assertThat(failure(post(URL)).number()).isEqualTo(11750);
    }

    @Test
    void aBadStatusShowsThreeLinesWithoutControlCharacters() {
        String page = "\n<h1>\u001b[31mOops\u202e</h1>\r\n\r\nat x\nat y\nat z" + "!".repeat(500);
        courier.answer(URL, reply(500, page, "Content-Type: text/html"));
        Failed failed = failure(post(URL));
        assertThat(failed.number()).isEqualTo(11200);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.firstLines()).containsExactly("<h1> [31mOops </h1>", "at x", "at y");
    }

    @ParameterizedTest
    @CsvSource({"HOST, 11210", "CONNECTION, 11205", "PROTOCOL, 11206", "TLS, 11220"})
    void whatIsLostIsNumbered(FetchError error, int number) {
        courier.answer(URL, new Reply.Lost(error, "so it is"));
        Failed failed = failure(post(URL));
        assertThat(failed.number()).isEqualTo(number);
        assertThat(failed.status()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "voice", "file:///etc/passwd", "http://", "ftp://a.example/x"})
    void whatIsNoUrlIsNotAsked(String url) {
        assertThat(failure(post(url)).number()).isEqualTo(11100);
        assertThat(courier.sent).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void theFallbackIsAskedAndToldWhy() {
        courier.answer(URL, reply(503, "", "Content-Type: text/html"));
        courier.answer("https://dev.example/fallback", xml("<Response/>"));
        Question question =
                new Question(post("https://u:secret@dev.example/voice"), null, FORM, post("/no"));
        assertThat(((Failed) ask(question)).number()).as("relative to nothing").isEqualTo(11100);
        Question good = new Question(post("voice"), URL, FORM, post("/fallback"));
        assertThat(((Answered) ask(good)).url()).isEqualTo("https://dev.example/fallback");
        assertThat(last().body())
                .endsWith("&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fdev.example%2Fvoice");
        assertThat(courier.sent)
                .noneMatch(letter -> String.valueOf(letter.body()).contains("secret"));
    }

    @Test
    void eventsSayWhatHappenedAndNoSecrets() {
        courier.answer(URL + "?token=hush&n=1", reply(404, "", "Content-Type: text/html"));
        ask(post(URL + "?token=hush&n=1"));
        WebhookEvent event = events.getFirst();
        assertThat(event.url()).isEqualTo(URL + "?token=…&n=…");
        assertThat(event.callSid()).isEqualTo("CA1");
        assertThat(event.status()).isEqualTo(404);
        assertThat(event.error()).isEqualTo(11200);
        assertThat(events.toString()).doesNotContain("hush");
        assertThat(last().toString()).doesNotContain("hush", TOKEN);
        assertThat(Address.shown("http://me:hush@bad host/x?hush")).doesNotContain("hush");
    }

    @Test
    void fiveThousandOddAnswersEndInAResult() {
        oddAnswers(5_000);
    }

    @Test
    @Tag("soak")
    void aHundredThousandOddAnswersEndInAResult() {
        oddAnswers(100_000);
    }

    private void oddAnswers(int times) {
        int[] failed = {0};
        Fuzz.seeded(5)
                .bytes(
                        times,
                        Mutator.utf8(
                                "<Response><Say>a</Say></Response>",
                                "<Response><Redirect>/b?a=1&amp;b=2</Redirect></Response>",
                                "hello",
                                "<html><body>404</body></html>"),
                        body -> {
                            Random random = new Random(body.length * 31L + failed[0]);
                            courier.sent.clear();
                            events.clear();
                            courier.answer(URL, odd(random, body));
                            courier.answer("https://dev.example/a", odd(random, body));
                            failed[0] += ask(post(URL)) instanceof Failed ? 1 : 0;
                        });
        assertThat(failed[0]).isBetween(times / 5, times - 1);
        assertThat(time.untilNext()).isNull();
    }

    private static Reply odd(Random random, byte[] body) {
        String[] types = {
            "text/xml", "text/plain; charset=x", "audio/", "/", "text/html;charset=utf-16", "é"
        };
        String[] places = {
            "/a", "//", "http://[", "https://dev.example/voice", "\u0000", "?", "http://a:99999/"
        };
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of(types[random.nextInt(types.length)]));
        headers.put("location", List.of(places[random.nextInt(places.length)]));
        headers.put("set-cookie", List.of("a=" + (char) random.nextInt(300), ";;=", ""));
        int status =
                random.nextInt(3) == 0
                        ? random.nextInt(100, 600)
                        : random.nextBoolean() ? 200 : 302;
        return new Reply.Received(status, headers, body, random.nextInt(9) == 0);
    }
}
