package dev.sidetone.server.twiml.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.Place;
import dev.sidetone.testing.Fuzz;
import dev.sidetone.testing.Mutator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Documents that cannot be run, and those that mean harm. */
class InvalidTwimlTest {
    private static final String GOOD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><!-- c -->
              <Gather action="/a?b=1&amp;c=2" numDigits="3"><Say voice="alice">Hi<![CDATA[ <x> ]]></Say></Gather>
              <Dial timeout="20" callerId="client:a"><Client><Identity>bob</Identity><Parameter name="n" value="v"/></Client></Dial>
              <Record maxLength="5"/><Play digits="1w"/><Redirect>/b</Redirect>
            </Response>
            """;
    private final TwimlParser parser = new TwimlParser();

    private Finding finding(String text) {
        InvalidTwiml invalid = catchThrowableOfType(InvalidTwiml.class, () -> parser.parse(text));
        assertThat(invalid).hasMessage(invalid.finding().sentence());
        return invalid.finding();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "12100 | 1 | 1 | ~~ | The document is empty",
                "12100 | 1 | 1 | hello there | It begins with \"hello there\"",
                "12100 | 1 | 1 | {\"a\":1} | It begins with \"{\"a\":1}\"",
                "12100 | 1 | 2 | ~ <?xml version='1.0'?><Response/>~ | There is white space before"
                        + " the XML declaration",
                "12100 | 1 | 1 | <!DOCTYPE html><html/> | This is a web page",
                "12100 | 1 | 1 | <!DOCTYPE Response><Response/> | It has a document type"
                        + " declaration",
                "12100 | 1 | 21 | <Response><Say></Response> | The element type \"Say\" must be"
                        + " terminated by the matching end-tag \"</Say>\"",
                "12100 | 1 | 31 | <Response><Redirect>/a?b=1&c=2</Redirect></Response> | The"
                        + " reference to entity \"c\" must end with the ';' delimiter",
                "12100 | 1 | 25 | <Response a='1' a='2'></Response> | An attribute is there twice",
                "12100 | 1 | 17 | <Response><x:a/></Response> | A prefix is used that no xmlns"
                        + " declares",
                "12101 | 1 | 1 | <?xml version='1.1'?><Response/> | The XML version is \"1.1\"",
                "12102 | 1 | 1 | <response/> | The outermost element is response",
                "12102 | 1 | 1 | <html/> | The outermost element is html",
            })
    void areNumbered(int number, int line, int column, String text, String found) {
        Finding finding = finding(text);
        assertThat(finding.error().number()).isEqualTo(number);
        assertThat(finding.found()).isEqualTo(found);
        assertThat(finding.at().line()).isEqualTo(line);
        assertThat(finding.then()).isNotEmpty();
    }

    @Test
    void whatToDoIsSaid() {
        assertThat(finding("<Response><Play>a?b&c=1</Play></Response>").then())
                .startsWith("Write &amp; for an ampersand, also in URLs");
        assertThat(finding("<response/>").then())
                .isEqualTo("Names are case sensitive: write Response.");
        assertThat(finding("<html/>").then()).startsWith("This is a web page");
    }

    @Test
    void theColumnIsThatOfTheDefect() {
        assertThat(finding("<Response>\n  <Say>\u0001</Say></Response>").at())
                .isEqualTo(new Place(2, 8));
    }

    @Test
    void bytesThatAreNotTheirEncodingAreFound() {
        byte[] bytes = "<Response>\n <Say>x".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        assertThatThrownBy(() -> parser.parse(bytes))
                .hasMessageContaining("12100")
                .hasMessageContaining("line 2, column 7")
                .hasMessageContaining("bytes that are not UTF-8");
        byte[] unknown =
                "<?xml version='1.0' encoding='x-y'?><Response/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parser.parse(unknown)).hasMessageContaining("x-y is not known");
    }

    @Test
    void atMost64Kilobytes() throws InvalidTwiml {
        String most = "<Response>" + " ".repeat(65_536 - 21) + "</Response>";
        assertThat(parser.parse(most).verbs()).isEmpty();
        assertThat(finding(most + " ").found()).isEqualTo("The document is larger than 64 kB");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(finding("<Response>" + "<a>".repeat(15_000)).found())
                .isEqualTo("Elements are nested deeper than 16");
    }

    @Test
    void entitiesAreNotExpandedAndNothingIsFetched() {
        String laughs =
                "<!DOCTYPE Response [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><Response><Say>&c;</Say></Response>";
        assertThat(finding(laughs).found()).isEqualTo("It has a document type declaration");
        String file =
                "<!DOCTYPE Response [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<Response><Say>&x;</Say></Response>";
        assertThat(finding(file).found()).isEqualTo("It has a document type declaration");
        String outside = "<!DOCTYPE Response SYSTEM \"http://127.0.0.1:1/x.dtd\"><Response/>";
        assertThat(finding(outside).found()).isEqualTo("It has a document type declaration");
    }

    @Test
    void absurdNamesAreRefused() {
        assertThat(finding("<Response><" + "a".repeat(20_000) + "/></Response>").found())
                .isEqualTo("A name, or the number of attributes, is absurdly large");
    }

    @Test
    void xincludeIsAnUnknownElement() throws InvalidTwiml {
        assertThat(
                        parser.parse(
                                        "<Response xmlns:xi='http://www.w3.org/2001/XInclude'>"
                                                + "<xi:include href='file:///etc/passwd'"
                                                + " parse='text'/></Response>")
                                .findings())
                .singleElement()
                .extracting(Finding::found)
                .isEqualTo("There is no verb xi:include");
    }

    @Test
    void hostileShapesTakeNoTime() {
        assertTimeout(
                Duration.ofSeconds(5),
                () -> {
                    survive("<Response " + "a='1' ".repeat(10_000) + "/>");
                    StringBuilder many = new StringBuilder("<Response ");
                    for (int i = 0; i < 7000; i++) {
                        many.append('a').append(i).append("='' ");
                    }
                    survive(many.append("/>").toString());
                    survive("<Response>" + "<!--".repeat(16_000));
                    survive("<Response>" + "<![CDATA[".repeat(7000));
                    survive("<" + "a".repeat(65_000));
                    survive("<?xml " + " ".repeat(65_000));
                    survive("<Response xmlns='" + "u".repeat(65_000) + "'/>");
                    survive("<Response><Say>" + "&#65;".repeat(13_000) + "</Say></Response>");
                });
    }

    @Test
    void fiveThousandMutationsEndInAValueOrInvalidTwiml() {
        mutate(5_000, 7);
    }

    @Test
    @Tag("soak")
    void aHundredThousandMutationsEndInAValueOrInvalidTwiml() {
        mutate(100_000, 11);
    }

    private void mutate(int times, long seed) {
        int[] refused = {0};
        Fuzz.seeded(seed)
                .bytes(
                        times,
                        Mutator.utf8(GOOD),
                        bad -> refused[0] += survive(bad, "mutated") ? 0 : 1);
        assertThat(refused[0]).as("some are broken, some are not").isBetween(times / 10, times - 1);
    }

    private void survive(String text) {
        survive(text.getBytes(StandardCharsets.UTF_8), text.substring(0, 20));
    }

    private boolean survive(byte[] bytes, String which) {
        try {
            parser.parse(bytes).findings().forEach(finding -> assertThat(finding.sentence()));
            return true;
        } catch (InvalidTwiml invalid) {
            assertThat(invalid.finding().sentence()).as(which).isNotEmpty().hasSizeLessThan(600);
            return false;
        } catch (RuntimeException escaped) {
            throw new AssertionError(which, escaped);
        }
    }
}
