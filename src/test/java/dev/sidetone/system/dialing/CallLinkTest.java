package dev.sidetone.system.dialing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

/** Links from outside the program. */
class CallLinkTest {
    @ParameterizedTest
    @DisplayName("R101: a link fills the field with a number or a client")
    @CsvSource({
        "tel:+15550100, +15550100, PHONE_NUMBER",
        "TEL:+1-555-0100, +1-555-0100, PHONE_NUMBER",
        "tel:+1%20555%200100, +1 555 0100, PHONE_NUMBER",
        "tel:%2B15550100, +15550100, PHONE_NUMBER",
        "sidetone:bob, bob, GENERIC",
        "sidetone:+15550100, +15550100, PHONE_NUMBER",
        "sidetone://bob/, bob, GENERIC",
        "sidetone:J%C3%BCrgen, J\u00fcrgen, GENERIC",
        "sidetone:bob%20smith, bob smith, GENERIC",
        "sidetone:bob@example.org, bob@example.org, EMAIL_ADDRESS"
    })
    void r101GoodLinks(String link, String field, CXHandleType type) {
        CallLink read = CallLink.parse(link);

        boolean telephone = link.toLowerCase(Locale.ROOT).startsWith("tel:");
        assertThat(read).isEqualTo(new CallLink.Callee(new CXHandle(type, field), telephone));
        assertThat(((CallLink.Callee) read).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @DisplayName("R101: nonsense is refused with what is wrong")
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:bob@example.org | Sidetone has no SIP line: it calls clients and numbers"
                        + " only.",
                "sips:bob | Sidetone has no SIP line: it calls clients and numbers only.",
                "https://example.org | This is no link to call: it must begin with tel: or"
                        + " sidetone:, such as tel:+15550100 or sidetone:bob.",
                "bob | This is no link to call: it must begin with tel: or sidetone:, such as"
                        + " tel:+15550100 or sidetone:bob.",
                "'' | This is no link to call: it must begin with tel: or sidetone:, such as"
                        + " tel:+15550100 or sidetone:bob.",
                "tel: | The link names nobody to call.",
                "sidetone:%20 | The link names nobody to call.",
                "sidetone:/// | The link names nobody to call.",
                "tel:bob | \"bob\" is no telephone number, such as +15550100.",
                "tel:+1555;ext=12 | The link has a parameter (;ext=12): dial the number, then the"
                        + " rest on the keypad.",
                "tel:*21*5550100%23 | A link must not contain codes with * or #: they change"
                        + " settings.",
                "sidetone:bob?call=now | The link has parameters after a question mark: it may have"
                        + " none.",
                "sidetone:bob%0Aeve | The link contains characters that cannot be seen.",
                "sidetone:bob%00 | The link contains characters that cannot be seen.",
                "sidetone:%E2%80%AEbob | The link contains characters that cannot be seen.",
                "sidetone:%E2%80%A8bob | The link contains characters that cannot be seen.",
                "sidetone:%FF%FE | The link contains characters that cannot be seen.",
                "sidetone:%4 | The link has a % that two hexadecimal digits do not follow.",
                "sidetone:%zz | The link has a % that two hexadecimal digits do not follow."
            })
    void r101BadLinks(String link, String reason) {
        assertThat(CallLink.parse(link)).isEqualTo(new CallLink.Refused(reason));
    }

    @Test
    @DisplayName("R101: a link has bounds")
    void r101Bounds() {
        String longest = "b".repeat(CallLink.LONGEST_CALLEE);

        assertThat(CallLink.parse("sidetone:" + longest)).isInstanceOf(CallLink.Callee.class);
        assertThat(CallLink.parse("sidetone:b" + longest))
                .isEqualTo(
                        new CallLink.Refused(
                                "The link names somebody with more than 121 characters."));
        assertThat(CallLink.parse("sidetone:" + "%20".repeat(200)))
                .isEqualTo(new CallLink.Refused("The link is longer than 512 characters."));
    }

    @ParameterizedTest
    @DisplayName("R101: a link never dials: nothing of it is an intent")
    @ValueSource(classes = {CallLink.class, CallLink.Callee.class, CallLink.Refused.class})
    void r101NeverDials(Class<?> kind) {
        assertThat(kind.getDeclaredMethods())
                .noneMatch(method -> method.getReturnType().getName().contains("intents"))
                .noneMatch(method -> method.getReturnType() == StartCall.class);
    }
}
