package dev.sidetone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Records;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Recents, contacts, call directory and the voice line at the phone's right. */
class PeopleTest extends AtThePhone {
    private void open() {
        hand.show(People.all());
        hand.key(KeyCode.F7, false);
        assertThat(hand.gestures()).containsExactly(new Gesture.SeeRecents());
    }

    private String spoken(String id) {
        return Hand.fx(() -> hand.node(id).getAccessibleText());
    }

    @Test
    @DisplayName("U11: a row tells name, handle, app, direction and time; what was missed is red")
    void u11Rows() {
        open();
        assertThat(hand.text("recents-missed")).isEqualTo("1 missed");
        assertThat(spoken("recent-0"))
                .startsWith("Call Erin Example, erin \u00b7 Other Calls \u00b7 missed \u00b7 ");
        assertThat(spoken("recent-1"))
                .startsWith("Call +1 555 010 7788, Phone \u00b7 outgoing \u00b7 ")
                .as("the day, too")
                .contains("/");
        assertThat(red("recent-0")).isTrue();
        assertThat(red("recent-1")).isFalse();
        assertThat(Hand.fx(() -> hand.node("recent-0").getLayoutBounds().getHeight()))
                .as("no higher than its words")
                .isBetween(40.0, 80.0);
    }

    private boolean red(String row) {
        return Hand.fx(
                () -> {
                    Node name = hand.node(row).lookup(".semibold");
                    name.getScene().getRoot().applyCss();
                    Color color = (Color) ((javafx.scene.control.Label) name).getTextFill();
                    return color.getRed() > 1.5 * color.getBlue();
                });
    }

    @Test
    @DisplayName("U11, R98: a click calls back; a row is deleted, all only when pressed twice")
    void u11ClickCallsBack() {
        open();
        hand.press("recent-0", "recent-delete-1", "recents-clear");
        assertThat(hand.text("recents-clear")).isEqualTo("Clear all calls?");
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.CallBack(People.MISSED),
                        new Gesture.DeleteRecent(People.DIALLED));
        hand.press("recents-clear");
        assertThat(hand.gestures()).containsExactly(new Gesture.ClearRecents());
        assertThat(hand.text("recents-clear")).isEqualTo("Clear");
    }

    @Test
    @DisplayName("U11: who has seen all is not told so again, closed or open")
    void u11SeenOnce() {
        hand.show(
                People.phone(
                        new Records(
                                People.RECENTS.seenAt(Instant.now()),
                                AddressBook.EMPTY,
                                List.of(),
                                Records.Wish.NONE)));
        hand.key(KeyCode.F7, false);
        hand.press("drawer-close");
        assertThat(hand.gestures()).isEmpty();
    }

    @Test
    @DisplayName("U11: what is missed while recents are open is seen when they are closed")
    void u11SeenOnClosing() {
        hand.key(KeyCode.F7, false);
        assertThat(hand.gestures()).isEmpty();
        hand.show(People.all());
        hand.key(KeyCode.F11, false);
        assertThat(hand.gestures()).containsExactly(new Gesture.SeeRecents());
    }

    @Test
    void recentsAreSearched() {
        open();
        type("recents-search", "555");
        assertThat(hand.words("recents"))
                .contains("+1 555 010 7788")
                .doesNotContain("Erin Example");
        type("recents-search", "nobody");
        assertThat(hand.words("recents")).containsExactly("Nobody found");
    }

    @Test
    void manyRecentsAreShownBitByBit() {
        List<RecentEntry> many =
                IntStream.range(0, 70)
                        .mapToObj(
                                i -> People.recent(new UUID(1, i), "caller " + i, "Phone", true, 1))
                        .toList();
        hand.show(
                People.phone(
                        new Records(
                                new RecentList(many, Instant.now()),
                                AddressBook.EMPTY,
                                List.of(),
                                Records.Wish.NONE)));
        hand.key(KeyCode.F7, false);
        assertThat(hand.words("recents")).contains("caller 29").doesNotContain("caller 30");
        hand.press("recents-more", "recents-more");
        assertThat(hand.words("recents")).contains("caller 69").doesNotContain("Show more");
    }

    @Test
    void theKeyboardStaysWhereARowWasDeleted() {
        open();
        Hand.run(() -> hand.node("recent-delete-0").requestFocus());
        hand.show(
                People.phone(
                        new Records(
                                People.RECENTS.without(People.RECENTS.entries().getFirst()),
                                People.BOOK,
                                List.of(),
                                Records.Wish.NONE)));
        assertThat(Hand.fx(() -> hand.node("recent-delete-0").isFocused())).isTrue();
    }

    @Test
    void contactsAreCalledBlockedAndDeleted() {
        open();
        assertThat(hand.words("contacts")).contains("Bob Miller", "bob, +49 30 1234567", "Zoe");
        hand.press("contact-0", "contact-blocked-0", "contact-blocked-1");
        hand.press("contact-edit-1", "contact-delete");
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.Dial("bob"),
                        book(People.BOB.blocked(true), People.ZOE),
                        book(People.BOB, People.ZOE.blocked(false)),
                        book(People.BOB));
    }

    private static Gesture book(Contact... contacts) {
        return new Gesture.SetContacts(new AddressBook(List.of(contacts), List.of()));
    }

    private static CXHandle number(String value) {
        return new CXHandle(CXHandleType.PHONE_NUMBER, value);
    }

    private static CXHandle named(String value) {
        return new CXHandle(CXHandleType.GENERIC, value);
    }

    @Test
    void aContactIsAddedWithNumbersNamesAndNote() {
        open();
        hand.press("contact-new");
        type("contact-name", " Carol ");
        type("contact-ways", "carol, +1 555 010 9999");
        type("contact-note", "from work");
        hand.press("contact-save", "contact-new");
        type("contact-name", "dave");
        hand.press("contact-save");
        Contact carol =
                new Contact(
                        "Carol",
                        List.of(named("carol"), number("+1 555 010 9999")),
                        "from work",
                        false);
        Contact dave = new Contact("dave", List.of(named("dave")), "", false);
        assertThat(hand.gestures())
                .containsExactly(
                        book(People.BOB, People.ZOE, carol), book(People.BOB, People.ZOE, dave));
        hand.press("contact-new", "contact-save");
        assertThat(hand.gestures()).as("without a name").isEmpty();
        assertThat(hand.words("people")).contains("A contact's name has 1 to 200 characters");
        hand.press("page-back");
        assertThat(hand.gestures()).isEmpty();
        assertThat(hand.sees("contacts")).isTrue();
    }

    @Test
    void aContactIsChangedInItsPlace() {
        open();
        hand.press("contact-edit-1");
        assertThat(typed("contact-name")).isEqualTo("Zoe");
        type("contact-ways", "zoe, +1 555 010 1111");
        hand.press("contact-save", "contact-edit-0");
        assertThat(typed("contact-ways")).isEqualTo("bob, +49 30 1234567");
        type("contact-name", "Bob M.");
        hand.press("contact-save");
        Contact zoe =
                new Contact("Zoe", List.of(named("zoe"), number("+1 555 010 1111")), "", true);
        Contact bob = new Contact("Bob M.", People.BOB.handles(), "", false);
        assertThat(hand.gestures()).containsExactly(book(People.BOB, zoe), book(bob, People.ZOE));
    }

    @Test
    @DisplayName("Whoever writes a contact is not disturbed by calls that come and go; Esc leaves")
    void typingIsUndisturbed() {
        hand.show(People.phone(Records.EMPTY));
        hand.key(KeyCode.F7, false);
        hand.press("contact-new");
        type("contact-name", "Caro");
        assertThat(Hand.fx(() -> hand.node("contact-name").isFocused())).isTrue();
        double before = height("contact-name");

        hand.show(People.told(1, "zoe could not be called"));

        assertThat(height("contact-name")).isEqualTo(before);
        assertThat(typed("contact-name")).isEqualTo("Caro");
        assertThat(Hand.fx(() -> hand.node("contact-name").isFocused())).isTrue();
        hand.key(KeyCode.ESCAPE, false);
        assertThat(hand.words("recents")).contains("Erin Example");
    }

    private double height(String id) {
        return Hand.fx(
                () -> {
                    hand.node(id).getScene().getRoot().applyCss();
                    hand.node(id).getScene().getRoot().layout();
                    return hand.node(id).localToScene(0, 0).getY();
                });
    }

    private String typed(String id) {
        return Hand.fx(() -> ((TextField) hand.node(id)).getText());
    }

    private static Gesture blocked(CXHandle... handles) {
        return new Gesture.SetContacts(new AddressBook(People.BOOK.contacts(), List.of(handles)));
    }

    @Test
    @DisplayName("R93: a stranger's number is blocked as typed, and let through again")
    void r93BlockedByHand() {
        open();
        assertThat(hand.words("blocked"))
                .containsExactly("Nobody. Contacts are blocked in their row.");
        hand.press("block-new", "block-save");
        assertThat(hand.words("people")).contains("Write down whom to block.");
        type("block-who", "+1 555 010 6666");
        hand.press("block-save");
        assertThat(hand.gestures()).containsExactly(blocked(number("+1 555 010 6666")));

        hand.show(People.blocking(number("+1 555 010 6666"), named("spam")));
        assertThat(hand.words("blocked")).contains("+1 555 010 6666", "spam");
        hand.press("unblock-0");
        assertThat(hand.gestures()).containsExactly(blocked(named("spam")));
    }

    @Test
    @DisplayName("R93: the caller of a call in recents is blocked, let through, and made a contact")
    void r93BlockedFromRecents() {
        open();
        hand.press("recent-info-0");
        assertThat(hand.words("people"))
                .contains("Erin Example", "erin", "Other Calls \u00b7 missed", "Block caller");
        hand.press("recent-block");
        assertThat(hand.gestures()).containsExactly(blocked(named("erin")));
        hand.show(People.blocking(named("erin")));
        assertThat(hand.text("recent-block")).isEqualTo("Unblock caller");
        hand.press("recent-block");
        assertThat(hand.gestures()).containsExactly(blocked());

        hand.press("recent-add");
        assertThat(typed("contact-name")).isEqualTo("Erin Example");
        assertThat(typed("contact-ways")).isEqualTo("erin");
        hand.press("page-back", "recent-info-1");
        assertThat(hand.words("people")).contains("Phone \u00b7 outgoing", "talked for 0:00:27");
        hand.press("recent-call");
        assertThat(hand.gestures()).containsExactly(new Gesture.CallBack(People.DIALLED));
        assertThat(hand.sees("recents")).isTrue();
    }

    @Test
    @DisplayName("U11: what opens recents counts the missed calls nobody has seen")
    void u11Badge() {
        assertThat(hand.sees("people-badge")).isFalse();
        hand.show(People.all());
        assertThat(hand.text("people-badge")).isEqualTo("1");
        assertThat(hand.sees("people-badge")).isTrue();
        assertThat(spoken("people-open")).isEqualTo("People, 1 missed call");
        hand.press("people-open");
        assertThat(hand.gestures()).containsExactly(new Gesture.SeeRecents());
        hand.show(People.all());
        assertThat(hand.sees("people-badge")).as("while they are open").isFalse();
        hand.press("people-open");
        hand.show(
                People.phone(
                        new Records(
                                People.RECENTS.seenAt(Instant.now()),
                                AddressBook.EMPTY,
                                List.of(),
                                Records.Wish.NONE)));
        assertThat(hand.sees("people-badge")).isFalse();
        assertThat(spoken("people-open")).isEqualTo("People");
    }

    @Test
    void extensionsAreSwitchedReadAnewAddedAndRemoved() {
        open();
        assertThat(hand.words("extensions"))
                .contains("12 blocked, 3,400 identified", "off")
                .anyMatch(words -> words.contains("operation couldn\u2019t be completed"));
        assertThat(hand.enabled("extension-reload-2")).as("is off").isFalse();
        hand.press("extension-on-0", "extension-reload-0", "extension-remove-2");
        type("folder-path", " /tmp/spam ");
        hand.press("folder-add", "folder-add");
        String calls = "/home/alice/nuisance-calls";
        assertThat(hand.gestures())
                .containsExactly(
                        new Gesture.SetExtension(calls, false),
                        new Gesture.SetExtension(calls, false),
                        new Gesture.SetExtension(calls, true),
                        new Gesture.RemoveExtension("/home/alice/old"),
                        new Gesture.SetExtension("/tmp/spam", true));
    }

    @Test
    @DisplayName("An app that asks for the settings of its extensions has them shown, once")
    void appsHaveTheDirectoryShown() {
        hand.show(asked(1));
        assertThat(hand.sees("people")).isTrue();
        assertThat(Hand.fx(() -> hand.node("folder-path").isFocused())).isTrue();
        assertThat(Hand.fx(this::directoryInSight)).isTrue();
        hand.press("drawer-close");
        hand.show(asked(1));
        assertThat(hand.sees("people")).isFalse();
        hand.show(asked(2));
        assertThat(hand.sees("people")).isTrue();
    }

    private boolean directoryInSight() {
        var place = hand.node("folder-add").localToScene(hand.node("folder-add").getLayoutBounds());
        return place.getMaxY() < hand.window().stage().getScene().getHeight();
    }

    private static PhoneSnapshot asked(long times) {
        return People.phone(
                new Records(
                        People.RECENTS.seenAt(Instant.now()),
                        People.BOOK,
                        People.all().records().extensions(),
                        Records.Wish.NONE,
                        times));
    }

    @Test
    void whatIsSaidIsAnsweredBelow() {
        open();
        type("say-words", " call zed ");
        hand.press("say");
        assertThat(hand.gestures()).containsExactly(new Gesture.Say("call zed"));
        hand.show(People.told(1, "Whom do you mean?"));
        assertThat(hand.text("say-answer")).isEqualTo("Whom do you mean?");
        hand.press("say");
        assertThat(hand.sees("say-answer")).as("until the next request").isFalse();
    }

    @Test
    void whatIsWrongWithAFolderIsSaidThere() {
        open();
        type("folder-path", "/tmp/spam");
        hand.press("folder-add");
        hand.show(People.told(1, "/tmp/spam has neither"));
        assertThat(hand.words("people")).contains("/tmp/spam has neither");
        assertThat(hand.sees("say-answer")).isFalse();
    }
}
