package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryManager;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentOutcome;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whom the phone knows and whom it refuses, by way of the device: R32, R33, R46, R93. */
class ReceptionTest {
    private static final String EXTENSION = "numbers";
    private static final long SPAM = 15550100L;
    private static final long PIZZA = 15550101L;

    private final VirtualDevice phone = new VirtualDevice();
    private final FakeApp app = new FakeApp();
    private final UUID one = VirtualDevice.call(1);
    private final List<Integer> replies = new ArrayList<>();

    @BeforeEach
    void launch() {
        phone.launch("softphone", app);
        phone.device()
                .reception()
                .directory()
                .install(
                        EXTENSION,
                        "Numbers",
                        () ->
                                context -> {
                                    context.addBlockingEntry(SPAM);
                                    context.addIdentificationEntry(PIZZA, "Pizza");
                                    context.completeRequest(null);
                                });
        phone.run();
    }

    private void enable(boolean on) {
        phone.device().reception().directory().setEnabled(EXTENSION, on, _ -> {});
        phone.run();
    }

    private void ring(String number, @Nullable String callerName) {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(new CXHandle(CXHandleType.PHONE_NUMBER, number));
        if (callerName != null) {
            update.setLocalizedCallerName(callerName);
        }
        app.provider()
                .reportNewIncomingCall(
                        one,
                        update,
                        error -> replies.add(error == null ? 0 : error.code().rawValue()));
        phone.run();
    }

    private SystemSnapshot.Sheet sheet() {
        SystemSnapshot.Sheet sheet = phone.device().snapshot().sheet();
        assertThat(sheet).isNotNull();
        return sheet;
    }

    @Test
    @DisplayName("R93: a stranger's number is shown with the label that an extension gives it")
    void r93Label() {
        ring("+1 555-0101", null);
        assertThat(sheet().name()).isEqualTo("+1 555-0101");
        assertThat(sheet().label()).isNull();

        enable(true);

        assertThat(sheet().name()).isEqualTo("+1 555-0101");
        assertThat(sheet().label()).isEqualTo("Pizza");
        assertThat(phone.device().snapshot().calls())
                .singleElement()
                .matches(line -> line.name().equals("Pizza"));
        enable(false);
        assertThat(sheet().label()).isNull();
    }

    @Test
    @DisplayName("R93: a contact's name comes before the label, the app's own word before both")
    void r93Contact() {
        enable(true);
        var handle = new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101");
        var luigi = new Contact("Luigi", List.of(handle), "", false);
        phone.device().reception().setContacts(new AddressBook(List.of(luigi), List.of()));

        ring("+1 555-0101", null);
        assertThat(sheet().name()).isEqualTo("Luigi");
        assertThat(sheet().label()).isNull();

        CXCallUpdate update = new CXCallUpdate();
        update.setLocalizedCallerName("Mario");
        app.provider().reportCallUpdated(one, update);
        phone.run();
        assertThat(sheet().name()).isEqualTo("Mario");
    }

    @Test
    @DisplayName(
            "R93, R31: what an extension blocks is refused with 4 as long as it is switched on")
    void r93BlockedByDirectory() {
        enable(true);
        ring("+15550100", null);
        assertThat(replies).containsExactly(4);
        assertThat(phone.device().snapshot().calls()).isEmpty();

        enable(false);
        ring("+15550100", null);
        assertThat(replies).containsExactly(4, 0);
    }

    @Test
    @DisplayName("R93, R31: a blocked contact is refused, however the number is written")
    void r93BlockedContact() {
        var handle = new CXHandle(CXHandleType.PHONE_NUMBER, "001 555 0199");
        var mallory = new Contact("Mallory", List.of(handle), "", true);
        phone.device().reception().setContacts(new AddressBook(List.of(mallory), List.of()));

        ring("+15550199", "Mallory");

        assertThat(replies).containsExactly(4);
    }

    @Test
    @DisplayName("R96: an app asks for its extension's switch and opens the settings")
    void r96ManagerOfAnApp() {
        var manager = new CXCallDirectoryManager(app.services().directory());
        List<Object> heard = new ArrayList<>();
        manager.getEnabledStatusForExtension(EXTENSION, (status, _) -> heard.add(status));
        manager.openSettings(error -> heard.add(error == null));
        phone.device().reception().setSettings(() -> true);
        phone.run();
        manager.openSettings(error -> heard.add(error == null));
        enable(true);
        manager.getEnabledStatusForExtension(EXTENSION, (status, _) -> heard.add(status));
        phone.run();

        assertThat(heard)
                .containsExactlyInAnyOrder(
                        CXCallDirectoryEnabledStatus.DISABLED,
                        false,
                        true,
                        CXCallDirectoryEnabledStatus.ENABLED);
    }

    @ParameterizedTest
    @DisplayName(
            "R32: Focus refuses with 3, while locked only when locked, on iOS 10 then not even")
    @CsvSource({
        "18, OFF, true, 0",
        "18, ALWAYS, false, 3",
        "18, WHILE_LOCKED, false, 0",
        "18, WHILE_LOCKED, true, 3",
        "10, WHILE_LOCKED, true, 0",
        "10, ALWAYS, true, 3"
    })
    void r32Focus(int version, Focus focus, boolean locked, int reply) {
        phone.device().setFocus(focus);
        phone.device().setLocked(locked);
        phone.device().setProfile(new IOSProfile(version));
        phone.run();

        ring("+15550123", null);

        assertThat(replies).containsExactly(reply);
    }

    @Test
    @DisplayName("R32: Focus while locked ends with the lock")
    void r32Unlocked() {
        phone.device().setFocus(Focus.WHILE_LOCKED);
        phone.device().setLocked(true);
        ring("+15550123", null);
        phone.device().setLocked(false);
        ring("+15550123", null);

        assertThat(replies).containsExactly(3, 0);
    }

    @ParameterizedTest
    @DisplayName("R33: what is refused is no missed call, unless a switch says so")
    @CsvSource({"false, +15550100, 0", "true, +15550100, 1", "true, +15550102, 1"})
    void r33Recents(boolean on, String number, int listed) {
        enable(true);
        phone.device().setFocus(Focus.ALWAYS);
        phone.device().setSwitches(phone.device().switches().with(Quirk.FILTERED_LISTED, on));

        ring(number, null);

        assertThat(phone.recents()).hasSize(listed).allMatch(RecentEntry::missed);
        assertThat(phone.device().snapshot().calls()).isEmpty();
        assertThat(phone.ringer().sounds()).isEmpty();
    }

    @Test
    @DisplayName("R33: a call refused for another reason is listed under no switch")
    void r33OtherReason() {
        phone.device().setSwitches(phone.device().switches().with(Quirk.FILTERED_LISTED, true));
        ring("+15550102", null);
        ring("+15550102", null);

        assertThat(replies).containsExactly(0, 2);
        assertThat(phone.recents()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R46: recents tell how a call went")
    @CsvSource({
        "false, false, REMOTE_ENDED, MISSED",
        "false, true, REMOTE_ENDED, NORMAL",
        "false, true, FAILED, FAILED",
        "false, false, ANSWERED_ELSEWHERE, NORMAL",
        "true, false, UNANSWERED, CANCELLED",
        "true, false, FAILED, FAILED",
        "true, true, REMOTE_ENDED, NORMAL"
    })
    void r46Outcomes(
            boolean outgoing, boolean answered, CXCallEndedReason reason, RecentOutcome outcome) {
        if (outgoing) {
            app.request(
                    new CXStartCallAction(
                            one, new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101")));
            phone.run();
            if (answered) {
                app.provider().reportOutgoingCallConnected(one, null);
            }
        } else {
            ring("+15550101", null);
            if (answered) {
                phone.device().answer(one);
            }
        }
        phone.run();

        app.provider().reportCallEnded(one, null, reason);
        phone.run();

        assertThat(phone.recents()).singleElement().matches(call -> call.outcome() == outcome);
        assertThat(phone.recents().getFirst().connected() != null).isEqualTo(answered);
    }

    @Test
    @DisplayName("R46, R42: an outgoing call that one ends before it is connected was cancelled")
    void r46Cancelled() {
        app.start(one);
        phone.run();
        app.request(new CXEndCallAction(one));
        phone.run();

        assertThat(phone.recents())
                .singleElement()
                .matches(call -> call.outcome() == RecentOutcome.CANCELLED);
    }
}
