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
        hand.press("contact-0", "contact-blocked-0", "contact-blocked-1", "contact-delete-1");
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

    @Test
    void aContactIsAddedWithNumbersAndNames() {
        open();
        type("contact-name", " Carol ");
        type("contact-ways", "carol, +1 555 010 9999");
        hand.press("contact-add");
        type("contact-name", "dave");
        hand.press("contact-add");
        Contact carol =
                new Contact(
                        "Carol",
                        List.of(
                                new CXHandle(CXHandleType.GENERIC, "carol"),
                                new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555 010 9999")),
                        "",
                        false);
        Contact dave =
                new Contact("dave", List.of(new CXHandle(CXHandleType.GENERIC, "dave")), "", false);
        assertThat(hand.gestures())
                .containsExactly(
                        book(People.BOB, People.ZOE, carol), book(People.BOB, People.ZOE, dave));
        hand.press("contact-add");
        assertThat(hand.gestures()).as("without a name").isEmpty();
        assertThat(hand.words("people")).contains("A contact's name has 1 to 200 characters");
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
