package dev.sidetone.server.twiml.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.server.twiml.Verb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** What is wrong and does not keep a document from being run, by number (voice-sdk.md §5.2). */
class FindingsTest {
    private final TwimlParser parser = new TwimlParser();

    private Document parse(String verbs) throws InvalidTwiml {
        return parser.parse("<Response>" + verbs + "</Response>");
    }

    /** The number, the element that is pointed at, what is found, and what happens then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "12200 | <Foo/> | There is no verb Foo | It is skipped.",
                "12200 | <say>a</say> | There is no verb say | It is skipped. Names are case"
                        + " sensitive: write Say.",
                "12200 | <x:Say xmlns:x='u'>a</x:Say> | There is no verb x:Say | It is skipped.",
                "12200 | <Client>a</Client> | Client is not a verb | It is skipped: put it into"
                        + " Dial.",
                "12200 | <Pause Length='2'/> | Pause has no attribute Length | It is ignored."
                        + " Names are case sensitive: write length.",
                "12200 | <Hangup x='2'/> | Hangup has no attribute x | It is ignored.",
                "12200 | <Redirect>a<b/></Redirect> | b stands in Redirect | It is skipped.",
                "12200 | <Say>a<b>c</b></Say> | b stands in Say | Its text is spoken.",
                "12200 | <Play/> | Play has nothing to play | It is skipped; write the sound's URL"
                        + " into it.",
                "13750 | <Enqueue>a</Enqueue> | The verb is Enqueue | It is skipped: Sidetone does"
                        + " not run it.",
                "13210 | <Dial method='PUT'>1</Dial> | method=\"PUT\" is not GET or POST | POST is"
                        + " used.",
                "13212 | <Dial timeout='soon'>1</Dial> | timeout=\"soon\" is not a whole number"
                        + " from 5 to 600 | 30 is used.",
                "13212 | <Dial timeout='2'>1</Dial> | timeout=\"2\" is not a whole number from 5"
                        + " to 600 | 5 is used.",
                "13213 | <Dial hangupOnStar='1'>1</Dial> | hangupOnStar=\"1\" is not true or"
                        + " false | false is used.",
                "13214 | <Dial callerId='bob'>1</Dial> | callerId=\"bob\" is not a number or"
                        + " client:name | The caller's own is used.",
                "13215 | <Dial><Say>a</Say></Dial> | Say stands in Dial | It is skipped.",
                "13216 | <Dial timeLimit='0'>1</Dial> | timeLimit=\"0\" is not a whole number from"
                        + " 1 to 86400 | 1 is used.",
                "13217 | <Dial record='yes'>1</Dial> | record=\"yes\" is not do-not-record,"
                        + " record-from-answer or record-from-ringing | Nothing is recorded.",
                "13218 | <Dial sequential='x'>1</Dial> | sequential=\"x\" is not true or false |"
                        + " false is used.",
                "13219 | <Dial answerOnBridge='x'>1</Dial> | answerOnBridge=\"x\" is not true or"
                        + " false | false is used.",
                "13220 | <Dial ringTone='loud'>1</Dial> | ringTone=\"loud\" is not a country such"
                        + " as us | The usual is used.",
                "13223 | <Dial>bob</Dial> | \"bob\" is no phone number | It is skipped; a name"
                        + " goes into Client, a number is like +15551234567.",
                "13223 | <Dial/> | Dial calls nobody | It is skipped; put a Client or a Number"
                        + " into it.",
                "13326 | <Gather input='voice'/> | input=\"voice\" is not dtmf, speech or both |"
                        + " dtmf is used.",
                "13750 | <Gather input='speech'/> | Gather asks for speech | Nobody recognises"
                        + " speech here: only keys are gathered.",
                "13310 | <Gather finishOnKey='x'/> | finishOnKey=\"x\" is not of 0 to 9, * and # |"
                        + " # is used.",
                "13311 | <Gather finishOnKey='12'/> | finishOnKey=\"12\" is not a single key | # is"
                        + " used.",
                "13312 | <Gather method='x'/> | method=\"x\" is not GET or POST | POST is used.",
                "13313 | <Gather timeout='auto'/> | timeout=\"auto\" is not a whole number from 1"
                        + " to 3600 | 5 is used.",
                "13314 | <Gather numDigits='x'/> | numDigits=\"x\" is not a whole number from 1 to"
                        + " 1000 | Any number is taken.",
                "13314 | <Gather numDigits='0'/> | numDigits=\"0\" is not a whole number from 1 to"
                        + " 1000 | 1 is used.",
                "13331 | <Gather language='!'/> | language=\"!\" is not a language such as fr-FR |"
                        + " en-US is used.",
                "13332 | <Gather bargeIn='x'/> | bargeIn=\"x\" is not true or false | true is"
                        + " used.",
                "13338 | <Gather actionOnEmptyResult='x'/> | actionOnEmptyResult=\"x\" is not true"
                        + " or false | false is used.",
                "13410 | <Play loop='-1'>a</Play> | loop=\"-1\" is not a whole number from 0 to"
                        + " 1000 | 0 is used.",
                "13430 | <Play digits='a'>b</Play> | digits=\"a\" is not of 0 to 9, *, # and w | No"
                        + " keys are played.",
                "13510 | <Say loop='twice'>a</Say> | loop=\"twice\" is not a whole number from 0 to"
                        + " 1000 | 1 is used.",
                "13511 | <Say voice='bob'>a</Say> | voice=\"bob\" is not a voice | man is used.",
                "13512 | <Say language='english please'>a</Say> | language=\"english please\" is"
                        + " not a language such as fr-FR | en-US is used.",
                "13520 | <Say> </Say> | Say has no text | It is skipped.",
                "13610 | <Record method='x'/> | method=\"x\" is not GET or POST | POST is used.",
                "13611 | <Record timeout='x'/> | timeout=\"x\" is not a whole number from 1 to 3600"
                        + " | 5 is used.",
                "13612 | <Record maxLength='0'/> | maxLength=\"0\" is not a whole number from 1 to"
                        + " 14400 | 1 is used.",
                "13613 | <Record finishOnKey='x'/> | finishOnKey=\"x\" is not of 0 to 9, * and # |"
                        + " Any key ends it.",
                "13614 | <Record transcribe='x'/> | transcribe=\"x\" is not true or false | false"
                        + " is used.",
                "13616 | <Record playBeep='x'/> | playBeep=\"x\" is not true or false | true is"
                        + " used.",
                "13619 | <Record transcribe='true'/> | A transcription is asked for | It is"
                        + " recorded, and not transcribed.",
                "13621 | <Record recordingStatusCallback='/a' recordingStatusCallbackEvent='x'/> |"
                        + " recordingStatusCallbackEvent=\"x\" is not of in-progress, completed,"
                        + " absent | It is ignored.",
                "13710 | <Redirect method='x'>a</Redirect> | method=\"x\" is not GET or POST | POST"
                        + " is used.",
                "13910 | <Pause length='x'/> | length=\"x\" is not a whole number from 1 to 14400 |"
                        + " 1 is used.",
            })
    void areNumbered(int number, String verb, String found, String then) throws InvalidTwiml {
        assertThat(parse(verb).findings())
                .first()
                .isNotNull()
                .satisfies(
                        finding -> {
                            assertThat(finding.error().number()).isEqualTo(number);
                            assertThat(finding.found()).isEqualTo(found);
                            assertThat(finding.then()).isEqualTo(then);
                        });
    }

    /** The same for what stands in Dial or Gather. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12200 | Dial | <Client/> | Client names nobody",
                "12200 | Dial | <Client>a<Parameter value='b'/></Client> | Parameter has no name",
                "12200 | Dial | <Client>a<Parameter name='b'/></Client> | Parameter has no value",
                "12200 | Dial | <Client>a<b/></Client> | b stands in Client",
                "12200 | Dial | <Client statusCallbackEvent='rang'>a</Client> |"
                        + " statusCallbackEvent=\"rang\" is not of initiated, ringing, answered,"
                        + " completed",
                "13215 | Dial | <Client>a</Client><Conference>b</Conference> | A Conference stands"
                        + " beside other nouns",
                "13215 | Dial | <Conference>b</Conference><Number>1</Number> | A Conference stands"
                        + " beside other nouns",
                "13221 | Dial | <Number method='x'>1</Number> | method=\"x\" is not GET or POST",
                "13222 | Dial | <Number sendDigits='x'>1</Number> | sendDigits=\"x\" is not of 0 to"
                        + " 9, *, # and w",
                "13223 | Dial | <Number>client:bob</Number> | \"client:bob\" is no phone number",
                "13230 | Dial | <Conference muted='x'>a</Conference> | muted=\"x\" is not true or"
                        + " false",
                "13231 | Dial | <Conference endConferenceOnExit='x'>a</Conference> |"
                        + " endConferenceOnExit=\"x\" is not true or false",
                "13232 | Dial | <Conference startConferenceOnEnter='x'>a</Conference> |"
                        + " startConferenceOnEnter=\"x\" is not true or false",
                "13234 | Dial | <Conference waitMethod='x'>a</Conference> | waitMethod=\"x\" is not"
                        + " GET or POST",
                "13237 | Dial | <Conference/> | The room has no name",
                "13750 | Dial | <Sip>sip:a@b.c</Sip> | Dial calls a Sip",
                "13320 | Gather | <Dial>1</Dial> | Dial stands in Gather",
                "13321 | Gather | <Say voice='bob'>a</Say> | voice=\"bob\" is not a voice",
                "13322 | Gather | <Say loop='x'>a</Say> | loop=\"x\" is not a whole number from 0"
                        + " to 1000",
            })
    void areNumberedInside(int number, String verb, String inside, String found)
            throws InvalidTwiml {
        assertThat(parse("<" + verb + ">" + inside + "</" + verb + ">").findings())
                .first()
                .isNotNull()
                .satisfies(
                        finding -> {
                            assertThat(finding.error().number()).isEqualTo(number);
                            assertThat(finding.found()).isEqualTo(found);
                        });
    }

    @Test
    void oneSentenceSaysItAll() throws InvalidTwiml {
        Finding finding =
                parser.parse("<Response>\n  <Dial timeout='soon'>1</Dial></Response>")
                        .findings()
                        .getFirst();
        assertThat(finding.at()).isEqualTo(new Place(2, 3));
        assertThat(finding.sentence())
                .isEqualTo(
                        "13212 Dial: invalid timeout (line 2, column 3): timeout=\"soon\" is not a"
                                + " whole number from 5 to 600. 30 is used.");
    }

    @Test
    void theRestOfTheDocumentRuns() throws InvalidTwiml {
        Document document =
                parse("stray <Nonsense/><Say/><Dial timeout='7777'><Client>a</Client>b</Dial>");
        assertThat(document.verbs())
                .extracting(verb -> verb.getClass().getSimpleName())
                .containsExactly("Unsupported", "Dial");
        Verb.Dial dial = (Verb.Dial) document.verbs().get(1);
        assertThat(dial.timeout()).isEqualTo(Duration.ofSeconds(600));
        assertThat(dial.nouns()).hasSize(1);
        assertThat(document.findings())
                .extracting(finding -> finding.error().number())
                .containsExactly(12200, 12200, 13520, 13215, 13212);
    }

    @Test
    void tenNounsAreCalledAndNoMore() throws InvalidTwiml {
        Document document = parse("<Dial>" + "<Client>a</Client>".repeat(11) + "</Dial>");
        assertThat(((Verb.Dial) document.verbs().getFirst()).nouns()).hasSize(10);
        assertThat(document.findings()).singleElement();
    }

    @Test
    void anUnreachableNounStaysSoThatTheCallFailsByName() throws InvalidTwiml {
        Document document = parse("<Dial><Queue>a</Queue></Dial>");
        assertThat(((Verb.Dial) document.verbs().getFirst()).nouns())
                .singleElement()
                .isInstanceOf(Noun.Unsupported.class);
    }

    @Test
    void longTextIsCutBetweenCharacters() throws InvalidTwiml {
        Document document = parse("<Say>" + "x".repeat(4095) + "😀y</Say>");
        assertThat(((Verb.Say) document.verbs().getFirst()).text()).hasSize(4095).endsWith("x");
        assertThat(document.findings().getFirst().error().number()).isEqualTo(13521);
    }

    @Test
    void largeParametersAreToldAndSent() throws InvalidTwiml {
        String value = "ü".repeat(400);
        Document document =
                parse("<Dial><Client>a<Parameter name='b' value='" + value + "'/></Client></Dial>");
        assertThat(document.findings().getFirst().found())
                .isEqualTo("The parameters have 801 bytes");
        Noun.Client client =
                (Noun.Client) ((Verb.Dial) document.verbs().getFirst()).nouns().getFirst();
        assertThat(client.parameters()).containsEntry("b", value);
    }

    @Test
    void thereAreNotMoreThanSomebodyReads() throws InvalidTwiml {
        Document document = parse("<x/>".repeat(10_000));
        assertThat(document.findings()).hasSize(101);
        assertThat(document.findings().getLast().found()).isEqualTo("There are 9900 findings more");
    }

    @Test
    void whatIsFoundIsQuotedShort() throws InvalidTwiml {
        String name = "a".repeat(900);
        parse("<" + name + "/><Hangup " + name + "='1'/><Dial timeout='" + "9".repeat(4000) + "'/>")
                .findings()
                .forEach(finding -> assertThat(finding.sentence()).hasSizeLessThan(450));
    }

    @Test
    void hugeAttributesAreIgnored() throws InvalidTwiml {
        Document document = parse("<Dial action='" + "a".repeat(60_000) + "'>1</Dial>");
        assertThat(((Verb.Dial) document.verbs().getFirst()).action()).isNull();
        assertThat(document.findings().getFirst().found()).isEqualTo("action has 60000 characters");
    }
}
