package dev.sidetone.system.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.directory.CXCallDirectoryExtensionContext;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.directory.Directory;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

/** Whom the phone knows, and whose calls it refuses. */
class CallerBookTest {
    private static CXHandle number(String value) {
        return new CXHandle(CXHandleType.PHONE_NUMBER, value);
    }

    private static CXHandle client(String value) {
        return new CXHandle(CXHandleType.GENERIC, value);
    }

    private static Contact contact(String name, boolean blocked, CXHandle... handles) {
        return new Contact(name, List.of(handles), "", blocked);
    }

    /** A directory that blocks …0102 and names …0100 to …0102. */
    private static Directory directory() {
        var time = new VirtualTime();
        var directory =
                new CallDirectory("test", time, new Trace(time::nanos), () -> Switches.STANDARD);
        directory.install("spam", "Spam", () -> CallerBookTest::entries);
        directory.setEnabled("spam", true, _ -> {});
        time.run();
        return directory.directory();
    }

    private static void entries(CXCallDirectoryExtensionContext context) {
        context.addBlockingEntry(15550100102L);
        context.addIdentificationEntry(15550100100L, "Bakery");
        context.addIdentificationEntry(15550100100L, "Café");
        context.addIdentificationEntry(15550100101L, "Pollster");
        context.addIdentificationEntry(15550100102L, "Fraud");
        context.completeRequest(null);
    }

    private final CallerBook book =
            new CallerBook(
                    new AddressBook(
                            List.of(
                                    contact("Bob", false, client("bob"), number("+15550100100")),
                                    contact("Mallory", true, number("+15550100103")),
                                    contact("Bob's shadow", false, client("bob"))),
                            List.of(number("+1 555 0100 104"), client("eve"))),
                    directory());

    @Test
    @DisplayName("R93: the contacts' name comes before the directory's label")
    void r93Names() {
        assertThat(book.nameOf(number("+1 (555) 010-0100"))).isEqualTo("Bob");
        assertThat(book.labelOf(number("+1 (555) 010-0100"))).isNull();
        assertThat(book.nameOf(client("bob"))).as("the first has a shared handle").isEqualTo("Bob");
        assertThat(book.nameOf(number("1 555 010 0101"))).isEqualTo("Pollster");
        assertThat(book.labelOf(number("1 555 010 0101"))).isEqualTo("Pollster");
        assertThat(book.nameOf(number("+15550100199"))).isNull();
        assertThat(book.labelOf(number("+15550100199"))).isNull();
    }

    @Test
    @DisplayName("R93: of several labels the first is shown")
    void r93FirstLabel() {
        CallerBook strangers = new CallerBook(AddressBook.EMPTY, book.directory());

        assertThat(strangers.nameOf(number("+15550100100"))).isEqualTo("Bakery");
    }

    @Test
    @DisplayName("R93: the directory knows phone numbers only")
    void r93OnlyNumbers() {
        assertThat(book.nameOf(client("15550100101"))).isNull();
        assertThat(book.blocks(client("15550100102"))).isFalse();
        assertThat(book.nameOf(number("*100#"))).isNull();
    }

    @Test
    @DisplayName("R93: blocked is who is on the phone's list, then whom the directory blocks")
    void r93Blocking() {
        assertThat(book.blocks(number("+15550100103"))).as("a contact").isTrue();
        assertThat(book.blocks(number("+1-555-0100-104"))).as("a stranger").isTrue();
        assertThat(book.blocks(client("eve"))).as("a client").isTrue();
        assertThat(book.blocks(number("0015550100102"))).as("by the directory").isTrue();
        assertThat(book.blocks(number("+15550100101"))).isFalse();
        assertThat(book.blocks(client("bob"))).isFalse();
        assertThat(CallerBook.EMPTY.blocks(client("eve"))).isFalse();
    }

    @Test
    @DisplayName("R93: blocking is switched for a handle, however it is written")
    void r93BlockAndUnblock() {
        AddressBook blocked = AddressBook.EMPTY.blocking(number("+1 555 0100"), true);
        blocked = blocked.blocking(number("+1-555-0100"), true);
        assertThat(blocked.blocked()).hasSize(1);
        assertThat(blocked.blocks(number("15550100"))).isTrue();

        assertThat(blocked.blocking(number("001 5550100"), false)).isEqualTo(AddressBook.EMPTY);
    }

    @Test
    void contactsAreAddedChangedAndRemoved() {
        Contact bob = contact("Bob", false, client("bob"));
        Contact blocked = contact("Bob", true, client("bob"));
        AddressBook one = AddressBook.EMPTY.with(bob);

        assertThat(one.find(client("bob"))).isEqualTo(bob);
        assertThat(one.named(" bOB ")).containsExactly(bob);
        assertThat(one.replacing(bob, blocked).blocks(client("bob"))).isTrue();
        assertThat(one.replacing(blocked, bob)).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.without(bob)).isEqualTo(AddressBook.EMPTY).isNotEqualTo(one);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> contact(" ", false))
                .hasMessage("A contact's name has 1 to 200 characters");
        assertThatThrownBy(() -> contact("x".repeat(201), false))
                .hasMessage("A contact's name has 1 to 200 characters");
        assertThat(contact("x".repeat(200), false).name()).hasSize(200);
        assertThatThrownBy(
                        () -> new Contact("Bob", Collections.nCopies(51, client("bob")), "", false))
                .hasMessage("Bob has more than 50 numbers and names to call");
        assertThatThrownBy(() -> new Contact("Bob", List.of(), "x".repeat(10_001), false))
                .hasMessage("The note on Bob has more than 10000 characters");
        Contact bob = contact("Bob", false);
        assertThatThrownBy(() -> new AddressBook(Collections.nCopies(10_001, bob), List.of()))
                .hasMessage("A phone has at most 10000 contacts and as many blocked numbers");
    }

    @ParameterizedTest
    @DisplayName("R93: numbers are compared by their digits")
    @CsvSource({
        "+1 (555) 010-0100, 15550100100",
        "'  +1.555/010 0100 ', 15550100100",
        "001 555 0100100, 15550100100",
        "(030) 123, 030123",
        "+0049, 0049",
        "1\u00a0555\u20110100, 15550100",
        "\u0661\u0662, 12"
    })
    void r93Digits(String written, String digits) {
        assertThat(PhoneNumber.parse(written)).isEqualTo(new PhoneNumber(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "+", "00", "bob", "-5", "1+2", "++1", "555x", "*31#", "1;2", "1\n2"
            })
    void whatIsNoNumberIsNone(String written) {
        assertThat(PhoneNumber.parse(written)).isNull();
        assertThat(PhoneNumber.parse("1".repeat(33))).isNull();
    }

    @ParameterizedTest
    @DisplayName("R93: a number without country code, or too long, cannot be an entry")
    @CsvSource({
        "+15550100, 15550100",
        "030123, 0",
        "+999999999999999, 999999999999999",
        "+1000000000000000, 0"
    })
    void r93Entries(String written, long entry) {
        PhoneNumber number = PhoneNumber.parse(written);
        assertThat(number).isNotNull();
        assertThat(number.entry()).isEqualTo(entry);
    }

    @Test
    void aClientsNameIsComparedAsItStandsAnAddressWithoutCapitals() {
        AddressBook book =
                new AddressBook(
                        List.of(),
                        List.of(
                                client("Bob"),
                                new CXHandle(CXHandleType.EMAIL_ADDRESS, "Bob@example.org")));

        assertThat(book.blocks(client("bob"))).isFalse();
        assertThat(book.blocks(client(" Bob "))).isTrue();
        assertThat(book.blocks(new CXHandle(CXHandleType.EMAIL_ADDRESS, "bob@EXAMPLE.org")))
                .isTrue();
        assertThat(book.blocks(new CXHandle(CXHandleType.GENERIC, "bob@example.org"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+1 555 0100, PHONE_NUMBER",
        "5550100, PHONE_NUMBER",
        "bob, GENERIC",
        "client:bob, GENERIC",
        "bob@example.org, EMAIL_ADDRESS",
        "bob@example, GENERIC"
    })
    void whatIsWrittenIsANumberAnAddressOrAName(String written, CXHandleType type) {
        assertThat(WrittenHandle.of(" " + written)).isEqualTo(new CXHandle(type, written));
    }

    @ParameterizedTest
    @DisplayName("R31, R32: Focus refuses calls; only while locked not at all under iOS 10")
    @CsvSource({
        "OFF, true, 18, false",
        "ALWAYS, false, 18, true",
        "ALWAYS, true, 10, true",
        "WHILE_LOCKED, true, 18, true",
        "WHILE_LOCKED, false, 18, false",
        "WHILE_LOCKED, true, 11, true",
        "WHILE_LOCKED, true, 10, false",
        "WHILE_LOCKED, false, 10, false"
    })
    void r32Focus(Focus focus, boolean locked, int ios, boolean refuses) {
        assertThat(focus.refuses(locked, new IOSProfile(ios).switches())).isEqualTo(refuses);
    }
}
