package dev.sidetone.system.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a person changes in contacts and block list. */
class AddressBookTest {
    private static final CXHandle STRANGER = new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101");
    private static final CXHandle SMITH = new CXHandle(CXHandleType.GENERIC, "smith, john");
    private static final CXHandle NUMBER = new CXHandle(CXHandleType.GENERIC, "+15550102");
    private static final Contact JOHN =
            new Contact("John", List.of(NUMBER, SMITH), "from school", true);

    @Test
    @DisplayName("R93: whoever calls is refused by the switch of a contact, or by the block list")
    void r93Refusing() {
        var book = new AddressBook(List.of(JOHN.blocked(false)), List.of());

        AddressBook both = book.refusing(STRANGER, true).refusing(SMITH, true);
        assertThat(both).isEqualTo(new AddressBook(List.of(JOHN), List.of(STRANGER)));
        assertThat(both.refusing(STRANGER, true)).as("once").isEqualTo(both);
        assertThat(both.refusing(SMITH, false).refusing(STRANGER, false)).isEqualTo(book);
    }

    @Test
    @DisplayName("R93: a blocked stranger who has become a contact is let through, too")
    void r93StrangerNowKnown() {
        var book = new AddressBook(List.of(JOHN), List.of(SMITH));

        assertThat(book.refusing(SMITH, false).blocks(SMITH)).isFalse();
    }

    @Test
    @DisplayName("R93: a blocked stranger is let through by the text that is shown")
    void r93Letting() {
        var book = AddressBook.EMPTY.refusing(" +1 555-0101 ").refusing("spam");
        assertThat(book.blocks(STRANGER)).isTrue();
        assertThat(book.blockedWays()).containsExactly("+1 555-0101", "spam");

        assertThat(book.letting("+1 555-0101").blocks(STRANGER)).isFalse();
        assertThat(book.letting("+1 555-0101").blockedWays()).containsExactly("spam");
    }

    @Test
    void aContactWrittenAnewKeepsWhatStays() {
        assertThat(JOHN.rewritten(" Johnny ", "+15550102, smith, john"))
                .as("the ways untouched")
                .isEqualTo(new Contact("Johnny", JOHN.handles(), "from school", true));
        assertThat(JOHN.rewritten("John", "+15550102, +15550101").handles())
                .as("of the types they had")
                .containsExactly(NUMBER, STRANGER);
        assertThat(JOHN.noting(" old friend ").note()).isEqualTo("old friend");
        assertThatThrownBy(() -> JOHN.rewritten(" ", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
