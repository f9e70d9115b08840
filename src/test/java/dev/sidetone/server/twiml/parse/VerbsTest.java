package dev.sidetone.server.twiml.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.Verb;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each verb means, and where it stands. */
class VerbsTest {
    private static final Recording NONE =
            new Recording(Recording.From.NEVER, false, false, Recording.Track.BOTH, null);
    private final TwimlParser parser = new TwimlParser();

    private Verb only(String verb, String... found) throws InvalidTwiml {
        Document document = parser.parse("<Response>" + verb + "</Response>");
        assertThat(document.findings()).extracting(Finding::found).containsExactly(found);
        assertThat(document.verbs()).hasSize(1);
        return document.verbs().getFirst();
    }

    private static Place at(int column) {
        return new Place(1, "<Response>".length() + column);
    }

    @Test
    void anEmptyResponseHangsUp() throws InvalidTwiml {
        assertThat(parser.parse("<Response/>")).isEqualTo(new Document(List.of(), List.of()));
    }

    @Test
    void say() throws InvalidTwiml {
        assertThat(only("<Say>\n  Hello,\n  you &amp; <![CDATA[<me>]]>\n</Say>"))
                .isEqualTo(new Verb.Say(at(1), "Hello, you & <me>", "man", "en-US", 1));
        assertThat(only("<Say voice='Polly.Joanna-Neural' language='fr-FR' loop='0'>Bon</Say>"))
                .isEqualTo(new Verb.Say(at(1), "Bon", "Polly.Joanna-Neural", "fr-FR", 0));
        assertThat(only("<Say>One <prosody rate='slow'>two<break/></prosody> three</Say>"))
                .isEqualTo(new Verb.Say(at(1), "One two three", "man", "en-US", 1));
    }

    @Test
    void playPauseAndTheShortOnes() throws InvalidTwiml {
        assertThat(only("<Play loop='3'> /a.mp3 </Play>"))
                .isEqualTo(new Verb.Play(at(1), "/a.mp3", 3, null));
        assertThat(only("<Play digits='1w2*#'/>"))
                .isEqualTo(new Verb.Play(at(1), null, 1, "1w2*#"));
        assertThat(only("<Pause/>")).isEqualTo(new Verb.Pause(at(1), Duration.ofSeconds(1)));
        assertThat(only("<Pause length='10'/>"))
                .isEqualTo(new Verb.Pause(at(1), Duration.ofSeconds(10)));
        assertThat(only("<Hangup/>")).isEqualTo(new Verb.Hangup(at(1)));
        assertThat(only("<Echo/>")).isEqualTo(new Verb.Echo(at(1)));
        assertThat(only("<Reject/>")).isEqualTo(new Verb.Reject(at(1), false));
        assertThat(only("<Reject reason='busy'/>")).isEqualTo(new Verb.Reject(at(1), true));
        assertThat(only("<Redirect method='get'> ../next?a=1&amp;b=2 </Redirect>"))
                .isEqualTo(new Verb.Redirect(at(1), new Link("../next?a=1&b=2", HttpMethod.GET)));
    }

    @Test
    void dialWithItsDefaults() throws InvalidTwiml {
        var number = new Noun.Number(at(1), "+15551234567", null, null, null);
        assertThat(only("<Dial>+1 (555) 123-45.67</Dial>"))
                .isEqualTo(
                        new Verb.Dial(
                                at(1),
                                List.of(number),
                                null,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(14_400),
                                null,
                                false,
                                false,
                                false,
                                NONE,
                                null,
                                null,
                                null,
                                Set.of()));
    }

    @Test
    void dialWithEverything() throws InvalidTwiml {
        Verb dial =
                only(
                        "<Dial action='/done' method='GET' timeout='20' timeLimit='60'"
                                + " callerId='client:quick_start' answerOnBridge='true'"
                                + " hangupOnStar='TRUE' sequential='true' ringTone='de'"
                                + " record='record-from-ringing-dual' trim='trim-silence'"
                                + " recordingTrack='inbound' recordingStatusCallback='/rec'"
                                + " recordingStatusCallbackEvent='in-progress completed'"
                                + " callReason='why' referUrl='/refer' referMethod='GET'"
                                + " events='a'><Client>bob</Client></Dial>",
                        "Dial has callReason, which Sidetone does not have",
                        "Dial has referUrl, which Sidetone does not have",
                        "Dial has events, which Sidetone does not have");
        var hears = new Callback("/rec", HttpMethod.POST, Set.of("in-progress", "completed"));
        assertThat(dial)
                .usingRecursiveComparison()
                .ignoringFields("nouns")
                .isEqualTo(
                        new Verb.Dial(
                                at(1),
                                List.of(),
                                new Link("/done", HttpMethod.GET),
                                Duration.ofSeconds(20),
                                Duration.ofMinutes(1),
                                "client:quick_start",
                                true,
                                true,
                                true,
                                new Recording(
                                        Recording.From.RINGING,
                                        true,
                                        true,
                                        Recording.Track.INBOUND,
                                        hears),
                                "de",
                                "why",
                                new Link("/refer", HttpMethod.GET),
                                Set.of("a")));
    }

    private Noun noun(String noun) throws InvalidTwiml {
        return ((Verb.Dial) only("<Dial>" + noun + "</Dial>")).nouns().getFirst();
    }

    @Test
    void clientWithLineBreaksAroundIt() throws InvalidTwiml {
        assertThat(noun("<Client>\n    bob\n  </Client>"))
                .isEqualTo(new Noun.Client(at(7), "bob", Map.of(), null, null, null));
    }

    @Test
    void clientWithIdentityAndParameters() throws InvalidTwiml {
        assertThat(
                        noun(
                                "<Client url='/w' method='GET' statusCallback='/s'"
                                        + " statusCallbackEvent='initiated ringing'"
                                        + " statusCallbackMethod='GET'"
                                        + " clientNotificationUrl='https://n.example/x'>"
                                        + "<Identity> bob </Identity>"
                                        + "<Parameter name='who' value=' 王 &amp; + '/>"
                                        + "<Parameter name='empty' value=''/></Client>"))
                .isEqualTo(
                        new Noun.Client(
                                at(7),
                                "bob",
                                Map.of("who", " 王 & + ", "empty", ""),
                                new Link("/w", HttpMethod.GET),
                                new Callback("/s", HttpMethod.GET, Set.of("initiated", "ringing")),
                                "https://n.example/x"));
    }

    @Test
    void numberAndConference() throws InvalidTwiml {
        assertThat(
                        noun(
                                "<Number sendDigits='ww12#' url='/w'"
                                        + " statusCallback='/s'>1234567890</Number>"))
                .isEqualTo(
                        new Noun.Number(
                                at(7),
                                "1234567890",
                                "ww12#",
                                new Link("/w", HttpMethod.POST),
                                new Callback("/s", HttpMethod.POST, Set.of("completed"))));
        assertThat(noun("<Conference> room </Conference>"))
                .isEqualTo(
                        new Noun.Conference(
                                at(7),
                                "room",
                                false,
                                true,
                                false,
                                Noun.Beep.BOTH,
                                250,
                                null,
                                false,
                                true,
                                null,
                                null));
        assertThat(
                        noun(
                                "<Conference muted='true' startConferenceOnEnter='false'"
                                        + " endConferenceOnExit='true' beep='onExit' waitUrl=''"
                                        + " maxParticipants='2' record='record-from-start'"
                                        + " trim='do-not-trim' recordingStatusCallback='/r'"
                                        + " statusCallback='/c' statusCallbackEvent='join leave'"
                                        + ">r</Conference>"))
                .isEqualTo(
                        new Noun.Conference(
                                at(7),
                                "r",
                                true,
                                false,
                                true,
                                Noun.Beep.ON_EXIT,
                                2,
                                new Link("", HttpMethod.POST),
                                true,
                                false,
                                new Callback("/r", HttpMethod.POST, Set.of("completed")),
                                new Callback("/c", HttpMethod.POST, Set.of("join", "leave"))));
    }

    @Test
    void gather() throws InvalidTwiml {
        assertThat(only("<Gather/>"))
                .isEqualTo(
                        new Verb.Gather(
                                at(1),
                                true,
                                false,
                                new Link("", HttpMethod.POST),
                                Duration.ofSeconds(5),
                                '#',
                                null,
                                false,
                                true,
                                "en-US",
                                List.of()));
        String prompts = "<Say>Press</Say><Pause/><Play>x.wav</Play>";
        Verb.Gather full =
                (Verb.Gather)
                        only(
                                "<Gather input='dtmf speech' action='/g' method='GET' timeout='9'"
                                        + " finishOnKey='' numDigits='4' bargeIn='false'"
                                        + " actionOnEmptyResult='true' language='de-DE'"
                                        + " speechTimeout='auto'>"
                                        + prompts
                                        + "</Gather>",
                                "Gather asks for speech");
        assertThat(full.prompts())
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Say", "Pause", "Play");
        assertThat(full)
                .isEqualTo(
                        new Verb.Gather(
                                at(1),
                                true,
                                true,
                                new Link("/g", HttpMethod.GET),
                                Duration.ofSeconds(9),
                                null,
                                4,
                                true,
                                false,
                                "de-DE",
                                full.prompts()));
    }

    @Test
    void record() throws InvalidTwiml {
        assertThat(only("<Record/>"))
                .isEqualTo(
                        new Verb.Record(
                                at(1),
                                new Link("", HttpMethod.POST),
                                Duration.ofSeconds(5),
                                Duration.ofHours(1),
                                "0123456789*#",
                                true,
                                true,
                                null));
        assertThat(
                        only(
                                "<Record action='/r' method='GET' timeout='2' maxLength='30'"
                                        + " finishOnKey='#' playBeep='false' trim='do-not-trim'"
                                        + " recordingStatusCallback='/s'/>"))
                .isEqualTo(
                        new Verb.Record(
                                at(1),
                                new Link("/r", HttpMethod.GET),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(30),
                                "#",
                                false,
                                false,
                                new Callback("/s", HttpMethod.POST, Set.of("completed"))));
    }

    @Test
    void placesCountLinesOfEveryKindAndTheFirstCharacterOfTheTag() throws InvalidTwiml {
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- <Say> -->\r<Response>\n"
                        + "  <Say\n     loop=\"1\">a>b</Say> <Pause/>\n\t<Dial>\r\n"
                        + "      <Client>x</Client></Dial></Response>";
        List<Verb> verbs = parser.parse(text).verbs();
        assertThat(verbs)
                .extracting(Verb::at)
                .containsExactly(new Place(4, 3), new Place(5, 25), new Place(6, 2));
        assertThat(((Verb.Dial) verbs.get(2)).nouns().getFirst().at()).isEqualTo(new Place(7, 7));
    }

    @Test
    void placesAreRightInALongDocument() throws InvalidTwiml {
        String text = "<Response>\n" + "<Say>ä&amp;王</Say>\r\n".repeat(2700) + "</Response>";
        List<Verb> verbs = parser.parse(text).verbs();
        assertThat(verbs).hasSize(2700);
        for (int i = 0; i < verbs.size(); i++) {
            assertThat(verbs.get(i).at()).isEqualTo(new Place(i + 2, 1));
        }
    }

    @Test
    void everyEncoding() throws InvalidTwiml {
        String plain = "<Response><Say>Grüße 王</Say></Response>";
        byte[] utf8 = plain.getBytes(StandardCharsets.UTF_8);
        assertThat(said(utf8)).isEqualTo("Grüße 王");
        assertThat(said(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_8))).isEqualTo("Grüße 王");
        assertThat(said(plain.getBytes(StandardCharsets.UTF_16))).isEqualTo("Grüße 王");
        assertThat(said(("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Grüße 王");
        assertThat(said(plain.getBytes(StandardCharsets.UTF_16LE))).isEqualTo("Grüße 王");
        assertThat(said(plain.getBytes(StandardCharsets.UTF_16BE))).isEqualTo("Grüße 王");
        String latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><Response><Say>ü</Say></Response>";
        assertThat(said(latin.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("ü");
        byte[] unnamed = "<Response><Say>ü</Say></Response>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(
                        ((Verb.Say)
                                        parser.parse(unnamed, StandardCharsets.ISO_8859_1)
                                                .verbs()
                                                .getFirst())
                                .text())
                .isEqualTo("ü");
    }

    private String said(byte[] bytes) throws InvalidTwiml {
        return ((Verb.Say) parser.parse(bytes).verbs().getFirst()).text();
    }

    @Test
    void namespacesAndProcessingInstructionsDoNotMatter() throws InvalidTwiml {
        Document document =
                parser.parse(
                        "<?style x?><Response xmlns='urn:a' xmlns:xsi='urn:b'"
                                + " xsi:schemaLocation='c'><Hangup/><?php ?></Response><!-- x -->");
        assertThat(document)
                .isEqualTo(
                        new Document(
                                List.of(new Verb.Hangup(document.verbs().getFirst().at())),
                                List.of()));
    }
}
