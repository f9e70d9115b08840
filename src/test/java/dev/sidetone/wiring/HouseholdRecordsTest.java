package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.store.DataFolder;
import dev.sidetone.system.Device;
import dev.sidetone.system.DevicePorts;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.directory.ExtensionStatus;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.testing.CallingApp;
import dev.sidetone.testing.FakeRinger;
import dev.sidetone.testing.FakeRoutes;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Trace;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Records;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a phone keeps around its calls, with real files and a device on virtual time. */
class HouseholdRecordsTest {
    private static final CXHandle BOB = new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101");
    private static final UUID ONE = VirtualDevice.call(1);

    @TempDir private Path folder = Path.of("");
    private final VirtualTime time = new VirtualTime();
    private final CallingApp app = new CallingApp();
    private final Randomness random = Randomness.seeded(1);
    private HouseholdRecords records;
    private Device device;
    private InstalledApp installed;

    @BeforeEach
    void open() {
        DataFolder phone = DataFolder.open(folder).ofPhone("alice");
        records = new HouseholdRecords(phone, time.queue("files"), time::now, () -> {});
        device =
                new Device(
                        "alice",
                        time,
                        new Trace(time::nanos),
                        new DevicePorts(
                                new FakeRinger(),
                                new FakeRoutes(),
                                (token, link) -> {},
                                records.store(),
                                new byte[] {1}));
        records.attach(device);
        app.calls().configuration().setSupportedHandleTypes(Set.of(CXHandleType.values()));
        installed = device.install("Sidetone", app);
        installed.launch();
        time.run();
        app.wishes();
    }

    private void perform(Gesture.AroundCalls gesture) {
        records.perform(gesture, device, "Sidetone", random);
        time.run();
    }

    private void missed() {
        ring();
        app.calls().provider().reportCallEnded(ONE, null, CXCallEndedReason.UNANSWERED);
        time.run();
    }

    private void ring() {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(BOB);
        app.calls().provider().reportNewIncomingCall(ONE, update, _ -> {});
        time.run();
    }

    private SystemSnapshot.Sheet sheet() {
        SystemSnapshot.Sheet sheet = device.snapshot().sheet();
        assertThat(sheet).isNotNull();
        return sheet;
    }

    private CXHandle called() {
        return ((CXStartCallAction) app.calls().last()).handle();
    }

    @Test
    @DisplayName("R46, R98: recents outlive the program, and call back after it has come again")
    void r98RecentsComeBack() {
        missed();
        records.close();
        device.close();
        time.run();

        open();
        assertThat(records.snapshot().recents().entries())
                .singleElement()
                .matches(RecentEntry::missed);
        installed.kill();
        time.run();
        perform(new Gesture.CallBack(ONE));

        assertThat(app.wishes()).containsExactly("launched", "INStartCallIntent");
        assertThat(called()).isEqualTo(BOB);
    }

    @Test
    @DisplayName("One call, or all, are taken out of recents; seen ones are not new")
    void recentsAreSeenAndDeleted() {
        missed();
        missed();
        assertThat(records.snapshot().recents().unseen()).isEqualTo(2);
        time.advance(Duration.ofSeconds(1));
        perform(new Gesture.SeeRecents());
        assertThat(records.snapshot().recents().unseen()).isZero();

        perform(new Gesture.DeleteRecent(ONE));
        assertThat(records.snapshot().recents().entries()).isEmpty();
        missed();
        perform(new Gesture.ClearRecents());
        assertThat(records.snapshot().recents().entries()).isEmpty();
    }

    @Test
    @DisplayName("A cellular call is called back by the phone's own app")
    void cellularCallBack() {
        device.cellular().ring(ONE, "+15550199");
        time.run();
        device.cellular().remoteEnds(ONE);
        time.run();

        perform(new Gesture.CallBack(ONE));

        assertThat(device.snapshot().calls()).singleElement().matches(line -> line.outgoing());
        assertThat(app.wishes()).isEmpty();
    }

    @Test
    @DisplayName("R93: contacts name and block callers, now and when the program comes again")
    void r93Contacts() {
        var bob = new Contact("Bob", List.of(BOB), "", false);
        perform(new Gesture.SetContacts(new AddressBook(List.of(bob), List.of())));
        ring();
        assertThat(sheet().name()).isEqualTo("Bob");
        records.close();
        device.close();
        time.run();

        open();
        ring();
        assertThat(sheet().name()).isEqualTo("Bob");
    }

    @Test
    @DisplayName("R93: a folder becomes an extension, is switched off and on, and stays")
    void r93Folder() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(lists.resolve("identification.txt"), "+15550101\tPizza\n");
        perform(new Gesture.SetExtension(lists.toString(), true));
        ring();
        assertThat(sheet().label()).isEqualTo("Pizza");
        perform(new Gesture.SetExtension(lists.toString(), false));
        assertThat(sheet().label()).isNull();
        perform(new Gesture.SetExtension(lists.toString(), true));
        assertThat(records.snapshot().extensions())
                .singleElement()
                .matches(ExtensionStatus::enabled)
                .matches(status -> status.name().equals("lists") && status.identified() == 1);
        records.close();
        device.close();
        time.run();

        open();
        ring();
        assertThat(sheet().label()).isEqualTo("Pizza");
        perform(new Gesture.RemoveExtension(lists.toString()));
        assertThat(sheet().label()).isNull();
        assertThat(records.snapshot().extensions()).isEmpty();
    }

    @Test
    @DisplayName("What is wrong with a folder is told to the person")
    void wrongFolderIsTold() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(lists.resolve("blocking.txt"), "nonsense\n");

        perform(new Gesture.SetExtension(lists.toString(), true));

        assertThat(records.snapshot().wish().said()).contains("blocking.txt").contains("nonsense");
    }

    @Test
    @DisplayName("R100: words call a contact, redial, or are asked back")
    void r100Words() {
        var bob = new Contact("Bob", List.of(BOB), "", false);
        perform(new Gesture.SetContacts(new AddressBook(List.of(bob), List.of())));

        perform(new Gesture.Say("call bob"));
        assertThat(called()).isEqualTo(BOB);
        assertThat(records.snapshot().wish().said()).isEmpty();

        perform(new Gesture.Say("make coffee"));
        assertThat(records.snapshot().wish().said()).startsWith("Say: call");
        assertThat(device.snapshot().calls()).hasSize(1);
    }

    @Test
    @DisplayName("R101: a link fills the field and never dials; a wrong one is told")
    void r101Links() {
        perform(new Gesture.OpenLink("tel:+15550101"));
        assertThat(records.snapshot().wish().field()).isEqualTo("+15550101");
        long number = records.snapshot().wish().number();
        perform(new Gesture.OpenLink("sip:bob"));

        assertThat(records.snapshot().wish().field()).isEmpty();
        assertThat(records.snapshot().wish().said()).contains("SIP");
        assertThat(records.snapshot().wish().number()).isEqualTo(number + 1);
        assertThat(app.wishes()).isEmpty();
        assertThat(device.snapshot().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R101: from iOS 18.2 a tel: link fills the field of the app chosen for calling")
    @CsvSource(
            nullValues = "none",
            value = {
                "18, SOFTPHONE, tel:+15550101, ''",
                "18, CELLULAR, tel:+15550101, Phone",
                "18, OTHER_VOIP, tel:+15550101, Other Calls",
                "26, OTHER_VOIP, TEL:+15550101, Other Calls",
                "18, OTHER_VOIP, sidetone:+15550101, ''",
                "17, CELLULAR, tel:+15550101, ''",
                "17, OTHER_VOIP, tel:+15550101, ''"
            })
    void r101ChosenApp(int version, CallingChoice chosen, String link, String field) {
        new OtherApps(device, random, records);
        device.setProfile(new IOSProfile(version));
        device.wishes().setCallingApp("Other Calls");
        records.settings().change(now -> now.with(chosen));

        perform(new Gesture.OpenLink(link));

        Records.Wish wish = records.snapshot().wish();
        assertThat(wish.app()).isEqualTo(field);
        assertThat(wish.field()).isEqualTo("+15550101");
        assertThat(wish.said()).isEmpty();
        assertThat(device.snapshot().calls()).isEmpty();
    }
}
