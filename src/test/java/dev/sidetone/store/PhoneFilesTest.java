package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.system.recents.RecentOutcome;
import dev.sidetone.testing.Needs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Recents and contacts outlive the program, whatever happens to their files. */
class PhoneFilesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final CXHandle NUMBER = new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555 0100");
    private static final RecentEntry MISSED =
            new RecentEntry(
                    new UUID(7, 1),
                    "Bob \"the\" Bäcker\u2028",
                    NUMBER,
                    "Softphone",
                    false,
                    true,
                    RecentOutcome.MISSED,
                    NOON,
                    null,
                    NOON.plusNanos(1));
    private static final RecentEntry TALKED =
            new RecentEntry(
                    new UUID(7, 2),
                    "Unknown",
                    null,
                    "Other",
                    true,
                    false,
                    RecentOutcome.NORMAL,
                    NOON,
                    NOON.plusSeconds(1),
                    NOON.plusSeconds(9));
    private static final AddressBook BOOK =
            new AddressBook(
                    List.of(
                            new Contact(
                                    "Bob",
                                    List.of(NUMBER, new CXHandle(CXHandleType.GENERIC, "bob")),
                                    "baker\nnext door",
                                    true),
                            new Contact("Eve", List.of(), "", false)),
                    List.of(new CXHandle(CXHandleType.EMAIL_ADDRESS, "spam@example.org")));

    @TempDir private Path temporary;
    private final List<String> reports = new ArrayList<>();
    private DataFolder phone;

    @BeforeEach
    void open() {
        phone = DataFolder.open(temporary).ofPhone("alice");
    }

    private RecentsFile recents() {
        return new RecentsFile(phone, reports::add);
    }

    private ContactsFile contacts() {
        return new ContactsFile(phone, reports::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(phone.root())) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("R46, R98: recents come back as they were, with the handle to call back")
    void r98RecentsComeBack() {
        assertThat(recents().load()).isEqualTo(RecentList.EMPTY);
        RecentList list = RecentList.EMPTY.with(TALKED).with(MISSED).seenAt(NOON);

        recents().save(list);

        assertThat(recents().load()).isEqualTo(list);
        assertThat(reports).isEmpty();
    }

    @Test
    @DisplayName("R93: contacts and block list come back as they were")
    void r93ContactsComeBack() throws IOException {
        assertThat(contacts().load()).isEqualTo(AddressBook.EMPTY);

        contacts().save(BOOK);

        assertThat(contacts().load()).isEqualTo(BOOK);
        assertThat(files()).containsExactly("contacts.json");
        assertThat(Files.readString(phone.file("contacts.json")))
                .as("a person can read it")
                .contains(
                        "\"name\" : \"Bob\"", "\"type\" : \"phone-number\"", "\"blocked\" : true");
    }

    @Test
    void aPersonMayLeaveOutWhatIsEmpty() throws IOException {
        Files.writeString(phone.file("contacts.json"), "{\"contacts\":[{\"name\":\"Eve\"}]}");

        assertThat(contacts().load().contacts())
                .containsExactly(new Contact("Eve", List.of(), "", false));
        assertThat(reports).isEmpty();
    }

    @Test
    void filesAreForTheUserAlone() throws IOException {
        Needs.that(
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "POSIX file permissions");
        recents().save(RecentList.EMPTY.with(MISSED));
        contacts().save(BOOK);

        for (String name : List.of("recents.json", "contacts.json")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(phone.file(name))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[]", "null", "{\"calls\":[]} x", "{\"calls\":[{\"name\":\"B"})
    void aBrokenFileIsSetAsideAndSaid(String content) throws IOException {
        Files.writeString(phone.file("recents.json"), content);
        RecentsFile file = recents();

        assertThat(file.load()).isEqualTo(RecentList.EMPTY);
        file.save(RecentList.EMPTY.with(MISSED));

        assertThat(Files.readString(phone.file("recents.json.broken"))).isEqualTo(content);
        assertThat(recents().load().entries()).containsExactly(MISSED);
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst())
                .startsWith(phone.file("recents.json") + " cannot be read: ")
                .endsWith("It was kept as recents.json.broken.");
    }

    @Test
    void whereItIsBrokenIsSaid() throws IOException {
        Files.writeString(phone.file("recents.json"), "{\n\"calls\": [\n{\"name\": Bob}]}");

        recents().load();

        assertThat(reports.getFirst()).contains("cannot be read: line 3: Unrecognized token 'Bob'");
    }

    @Test
    void nothingThatWasSetAsideIsOverwritten() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(phone.file("recents.json"), "broken " + i);
            recents().load();
        }

        assertThat(files())
                .containsExactly(
                        "recents.json.broken", "recents.json.broken-2", "recents.json.broken-3");
        assertThat(Files.readString(phone.file("recents.json.broken"))).isEqualTo("broken 0");
        assertThat(Files.readString(phone.file("recents.json.broken-3"))).isEqualTo("broken 2");
    }

    @Test
    void oneWrongEntryDoesNotCostTheOthers() throws IOException {
        recents().save(RecentList.EMPTY.with(TALKED).with(MISSED));
        String spoilt =
                Files.readString(phone.file("recents.json")).replace("\"missed\"", "\"mist\"");
        Files.writeString(phone.file("recents.json"), spoilt);

        assertThat(recents().load().entries()).containsExactly(TALKED);
        assertThat(recents().load().entries()).containsExactly(TALKED);

        assertThat(Files.readString(phone.file("recents.json.broken"))).isEqualTo(spoilt);
        assertThat(reports)
                .containsExactly(
                        phone.file("recents.json")
                                + " cannot be read wholly: entry 1 of calls: outcome is none of"
                                + " normal, missed, cancelled, failed. It was kept as"
                                + " recents.json.broken.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contacts\":7}",
                "{\"contacts\":[{}]}",
                "{\"contacts\":[\"Bob\"]}",
                "{\"contacts\":[{\"name\":7}]}",
                "{\"contacts\":[{\"name\":\"\"}]}",
                "{\"contacts\":[{\"name\":\"Bob\",\"blocked\":\"yes\"}]}",
                "{\"contacts\":[{\"name\":\"Bob\",\"handles\":[{\"type\":\"phone-number\"}]}]}",
                "{\"contacts\":[{\"name\":\"Bob\",\"handles\":[7]}]}",
                "{\"blocked\":[{\"type\":\"phone\",\"value\":\"1\"}]}"
            })
    void wrongEntriesAreNeverTakenSilently(String content) throws IOException {
        Files.writeString(phone.file("contacts.json"), content);

        assertThat(contacts().load()).isEqualTo(AddressBook.EMPTY);

        assertThat(reports).hasSize(1);
        assertThat(Files.readString(phone.file("contacts.json.broken"))).isEqualTo(content);
    }

    @Test
    void tooManyEntriesAreCutAndTheFileIsKept() throws IOException {
        StringBuilder many = new StringBuilder("{\"contacts\":[");
        many.append("{\"name\":\"Bob\"},".repeat(AddressBook.MOST + 1));
        Files.writeString(phone.file("contacts.json"), many + "{\"name\":\"Eve\"}]}");

        assertThat(contacts().load().contacts()).hasSize(AddressBook.MOST);
        assertThat(reports.getFirst()).contains("contacts has more than 10000 entries");
        assertThat(phone.file("contacts.json.broken")).exists();
    }

    @Test
    void anEndlessFileIsNotRead() throws IOException {
        try (var sparse = new java.io.RandomAccessFile(phone.file("recents.json").toFile(), "rw")) {
            sparse.setLength(40L << 20);
        }

        assertThat(recents().load()).isEqualTo(RecentList.EMPTY);

        assertThat(reports.getFirst()).contains("it is larger than 32 MB");
        assertThat(phone.file("recents.json.broken")).exists();
    }

    @Test
    void aFolderInTheFilesPlaceStaysAsItIs() throws IOException {
        Files.createDirectory(phone.file("recents.json"));
        RecentsFile file = recents();

        assertThat(file.load()).isEqualTo(RecentList.EMPTY);
        file.save(RecentList.EMPTY.with(MISSED));

        assertThat(phone.file("recents.json")).isDirectory();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst()).endsWith("Nothing is saved there until it can.");
    }

    @Test
    void whatCannotBeWrittenIsSaidOnce() throws IOException {
        RecentsFile file = recents();
        Files.delete(phone.root());

        file.save(RecentList.EMPTY.with(MISSED));
        file.save(RecentList.EMPTY.with(TALKED));
        assertThat(reports)
                .containsExactly(
                        phone.file("recents.json")
                                + " cannot be written: it cannot be made there. Changes are lost"
                                + " when the program ends.");

        Files.createDirectory(phone.root());
        file.save(RecentList.EMPTY.with(MISSED));
        assertThat(recents().load().entries()).containsExactly(MISSED);
        assertThat(files()).as("nothing half written is left").containsExactly("recents.json");
    }

    @Test
    void everyPhoneHasAFolderOfItsOwn() {
        DataFolder data = DataFolder.open(temporary);
        List<String> names =
                List.of("alice", "Alice", "con", "com1", "..", "a/b", "ü".repeat(121), "phone-1");

        List<Path> folders = names.stream().map(name -> data.ofPhone(name).root()).toList();

        assertThat(folders).doesNotHaveDuplicates();
        assertThat(folders).allMatch(folder -> folder.startsWith(temporary.resolve("phones")));
        assertThat(folders.getFirst()).hasFileName("alice");
        assertThat(folders.subList(1, names.size()))
                .allMatch(folder -> folder.getFileName().toString().matches("phone-[0-9a-f-]{36}"));
    }
}
