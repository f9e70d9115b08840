package dev.sidetone.ui;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeRequestTransactionError;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.directory.ExtensionStatus;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.system.recents.RecentOutcome;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Phones that keep something around their calls. */
final class People {
    static final UUID MISSED = new UUID(0, 1);
    static final UUID DIALLED = new UUID(0, 2);
    static final Contact BOB = Contact.written("Bob Miller", "bob, +49 30 1234567");
    static final Contact ZOE = Contact.written("Zoe", "zoe").blocked(true);
    static final AddressBook BOOK = new AddressBook(List.of(BOB, ZOE), List.of());
    static final AddressBook BLOCKING = BOOK.refusing("+1 555 010 6666");
    static final RecentList RECENTS =
            new RecentList(
                    List.of(
                            recent(MISSED, "Erin Example", "Other Calls", false, 1),
                            recent(DIALLED, "+1 555 010 7788", "Phone", true, 50)),
                    Instant.EPOCH);

    private People() {}

    static RecentEntry recent(UUID call, String name, String app, boolean outgoing, int hours) {
        Instant since = Instant.now().minus(Duration.ofHours(hours));
        return new RecentEntry(
                call,
                name,
                outgoing
                        ? new CXHandle(CXHandleType.PHONE_NUMBER, name)
                        : new CXHandle(CXHandleType.GENERIC, "erin"),
                app,
                outgoing,
                false,
                outgoing ? RecentOutcome.NORMAL : RecentOutcome.MISSED,
                since,
                outgoing ? since.plusSeconds(3) : null,
                since.plusSeconds(30));
    }

    static ExtensionStatus extension(String name, boolean on, boolean wrong) {
        return new ExtensionStatus(
                "folder:/home/alice/" + name,
                name,
                on,
                false,
                wrong ? 0 : 12,
                wrong ? 0 : 3400,
                wrong ? new CXError(CXErrorCodeRequestTransactionError.UNKNOWN) : null);
    }

    static PhoneSnapshot phone(Records records) {
        PhoneSnapshot idle = FakePhone.idle("alice");
        return new PhoneSnapshot(
                idle.app(),
                idle.routes(),
                null,
                true,
                idle.system(),
                List.of(),
                idle.emulation(),
                records);
    }

    /** Strangers are blocked. */
    static PhoneSnapshot blocking(CXHandle... handles) {
        return phone(
                new Records(
                        RECENTS,
                        new AddressBook(BOOK.contacts(), List.of(handles)),
                        List.of(),
                        Records.Wish.NONE));
    }

    /** A link has filled the field of an app; of the softphone, where it is empty. */
    static PhoneSnapshot filled(long number, String field, String app) {
        return phone(
                new Records(
                        RecentList.EMPTY,
                        AddressBook.EMPTY,
                        List.of(),
                        new Records.Wish(number, field, "", app)));
    }

    static PhoneSnapshot all() {
        return told(0, "");
    }

    static PhoneSnapshot told(long number, String words) {
        return told(BOOK, number, words);
    }

    static PhoneSnapshot told(AddressBook book, long number, String words) {
        return phone(
                new Records(
                        RECENTS,
                        book,
                        List.of(
                                extension("nuisance-calls", true, false),
                                extension("company", true, true),
                                extension("old", false, false)),
                        new Records.Wish(number, "", words)));
    }
}
