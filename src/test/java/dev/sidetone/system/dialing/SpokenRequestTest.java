package dev.sidetone.system.dialing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.system.recents.RecentOutcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a person says to the phone. */
class SpokenRequestTest {
    private static CXHandle client(String value) {
        return new CXHandle(CXHandleType.GENERIC, value);
    }

    private final AddressBook contacts =
            new AddressBook(
                    List.of(
                            new Contact(
                                    "Bob Smith", List.of(client("bob"), client("bob2")), "", false),
                            new Contact("Anna", List.of(client("anna1")), "", false),
                            new Contact("anna", List.of(client("anna2")), "", false),
                            new Contact("Nobody", List.of(), "", false)),
                    List.of());

    private static RecentEntry recent(String name, @Nullable CXHandle handle, boolean outgoing) {
        return new RecentEntry(
                new UUID(7, 1),
                name,
                handle,
                "Softphone",
                outgoing,
                false,
                RecentOutcome.NORMAL,
                Instant.EPOCH,
                null,
                Instant.EPOCH);
    }

    private SpokenRequest said(String words) {
        return SpokenRequest.parse(words, contacts, RecentList.EMPTY);
    }

    private static StartCall call(CXHandle handle, String name) {
        return new StartCall(handle, name, false, INCallDestinationType.NORMAL);
    }

    @ParameterizedTest
    @DisplayName("R98, R100: many ways to say it mean the same call")
    @ValueSource(
            strings = {
                "call Bob Smith",
                "  Call   bob  SMITH. ",
                "please call bob smith",
                "dial Bob Smith please",
                "phone Bob Smith",
                "ring bob smith!",
                "ruf Bob Smith an",
                "Rufe bitte Bob Smith an",
                "Bitte ruf Bob Smith an.",
                "ruf bob smith bitte an",
                "Bob Smith anrufen",
                "bitte Bob Smith anrufen",
                "wähl Bob Smith",
                "WÄHLE bob smith bitte"
            })
    void r98CallAContact(String words) {
        assertThat(said(words))
                .isEqualTo(new SpokenRequest.Understood(call(client("bob"), "Bob Smith")));
    }

    @ParameterizedTest
    @DisplayName("R98: numbers and clients that are no contacts can be called")
    @CsvSource({
        "call +1 555 0100, +1 555 0100, PHONE_NUMBER",
        "ruf 030 1234 an, 030 1234, PHONE_NUMBER",
        "call echo, echo, GENERIC",
        "call eve@example.org, eve@example.org, EMAIL_ADDRESS"
    })
    void r98CallAStranger(String words, String handle, CXHandleType type) {
        assertThat(said(words))
                .isEqualTo(new SpokenRequest.Understood(call(new CXHandle(type, handle), handle)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video call Bob Smith",
                "start a video call with bob smith",
                "Videoanruf bei Bob Smith",
                "videoanruf mit Bob Smith bitte"
            })
    @DisplayName("R100: a call with video can be said")
    void r100Video(String words) {
        assertThat(said(words))
                .isEqualTo(
                        new SpokenRequest.Understood(
                                new StartCall(
                                        client("bob"),
                                        "Bob Smith",
                                        true,
                                        INCallDestinationType.NORMAL)));
    }

    @ParameterizedTest
    @CsvSource({
        "redial, REDIAL, one",
        "Please redial., REDIAL, one",
        "Wahlwiederholung, REDIAL, one",
        "call back, CALL_BACK, two",
        "ruf zurück, CALL_BACK, two",
        "Bitte rufe zurück, CALL_BACK, two"
    })
    @DisplayName("R98: redial calls whom one called last, call back who called last")
    void r98Again(String words, INCallDestinationType destination, String whom) {
        RecentList recents =
                RecentList.EMPTY
                        .with(recent("older", client("older"), true))
                        .with(recent("one", client("one"), true))
                        .with(recent("two", client("two"), false))
                        .with(recent("unknown", null, true))
                        .with(recent("unknown", null, false));

        assertThat(SpokenRequest.parse(words, contacts, recents))
                .isEqualTo(
                        new SpokenRequest.Understood(
                                new StartCall(client(whom), whom, false, destination)));
        assertThat(SpokenRequest.parse(words, contacts, RecentList.EMPTY))
                .isInstanceOf(SpokenRequest.Unclear.class);
    }

    @ParameterizedTest
    @DisplayName("R98: what is not understood is asked")
    @CsvSource(
            delimiter = '|',
            value = {
                "call anna | Which anna: anna1, anna2?",
                "call nobody | nobody has no number: add one in Contacts.",
                "redial | Nobody was called yet.",
                "call back | Nobody has called yet.",
                "call | Say: call, and a name or a number. Or: redial.",
                "ruf an | Say: call, and a name or a number. Or: redial.",
                "'' | Say: call, and a name or a number. Or: redial.",
                "hang up | Say: call, and a name or a number. Or: redial."
            })
    void r98Unclear(String words, String question) {
        assertThat(said(words)).isEqualTo(new SpokenRequest.Unclear(question));
    }

    @Test
    @DisplayName("R98: a request has bounds")
    void r98Bounds() {
        assertThat(said("call " + "x".repeat(195))).isInstanceOf(SpokenRequest.Understood.class);
        assertThat(said("call " + "x".repeat(196)))
                .isEqualTo(new SpokenRequest.Unclear("That is too long: say whom to call."));
    }
}
