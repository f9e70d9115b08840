package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.store.DataFolder;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.testing.FakeCards;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneMouth;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Two whole phones, real server, real media: everything but the window and the sound card. */
@Tag("real")
class TwoPhonesOneProgramTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir private Path folder = Path.of("");
    private final FakeCards cards = new FakeCards(new ToneMouth(440)::next);
    private Household household;
    private Phone alice;
    private Phone bob;

    @BeforeEach
    void open() throws IOException {
        Needs.webrtc();
        household = Household.open(DataFolder.open(folder), () -> cards);
        alice = household.phone("alice");
        bob = household.phone("bob");
        soon(() -> registered(alice) && registered(bob));
        alice.perform(new Gesture.ComeToFront());
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        household.close();
    }

    private static boolean registered(Phone phone) {
        return phone.snapshot().app().registration() == Registration.REGISTERED;
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    private static CallStatus status(Phone phone) {
        CallSnapshot front = phone.snapshot().app().front();
        return front == null ? CallStatus.ENDED : front.status();
    }

    private static CallSnapshot front(Phone phone) {
        return Objects.requireNonNull(phone.snapshot().app().front());
    }

    private static SystemSnapshot.Sheet sheet(Phone phone) {
        soon(() -> phone.snapshot().sheet() != null);
        return Objects.requireNonNull(phone.snapshot().sheet());
    }

    private void talk() {
        alice.perform(new Gesture.Dial("bob"));
        bob.perform(new Gesture.Answer(sheet(bob).call()));
        soon(() -> status(alice) == CallStatus.CONNECTED && status(bob) == CallStatus.CONNECTED);
    }

    private boolean toneHeard() {
        return cards.loudspeaker.level(440, 300) > -50;
    }

    private boolean silent() {
        return cards.loudspeaker.level(440, 300) < -65;
    }

    @Test
    @DisplayName("R93, R98: a number calls, is named by a contact, and is called back from recents")
    void r98aNumberCallsAndIsCalledBack() {
        var number = new CXHandle(CXHandleType.PHONE_NUMBER, "+1 555-0101");
        var contact = new Contact("Alice Liddell", List.of(number), "", false);
        bob.perform(new Gesture.SetContacts(new AddressBook(List.of(contact), List.of())));
        ((HouseholdPhone) alice).setNumbers(List.of("+15550101"));
        soon(() -> Files.exists(folder.resolve("numbers.json")));
        alice.perform(new Gesture.Dial("bob"));
        assertThat(sheet(bob).name()).isEqualTo("Alice Liddell");
        alice.perform(new Gesture.End(front(alice).uuid()));
        soon(() -> !bob.snapshot().records().recents().missed().isEmpty());
        RecentEntry missed = bob.snapshot().records().recents().missed().getFirst();
        assertThat(missed.handle()).isEqualTo(new CXHandle(CXHandleType.PHONE_NUMBER, "+15550101"));

        bob.perform(new Gesture.CallBack(missed.call()));

        assertThat(sheet(alice).name()).isEqualTo("bob");
    }

    @Test
    void ringAcceptTalkHoldMuteHangUp() {
        alice.perform(new Gesture.Dial("bob"));
        assertThat(sheet(bob).name()).isEqualTo("alice");
        assertThat(sheet(bob).appName()).isEqualTo("Sidetone");
        soon(() -> status(alice) == CallStatus.RINGING);
        bob.perform(new Gesture.Answer(sheet(bob).call()));
        soon(() -> status(alice) == CallStatus.CONNECTED && status(bob) == CallStatus.CONNECTED);
        assertThat(bob.snapshot().sheet()).isNull();
        soon(this::toneHeard);

        alice.perform(new Gesture.SetHeld(front(alice).uuid(), true));
        soon(() -> front(alice).onHold());
        soon(this::silent);
        alice.perform(new Gesture.SetHeld(front(alice).uuid(), false));
        soon(() -> !front(alice).onHold());
        soon(this::toneHeard);

        alice.perform(new Gesture.SetMuted(front(alice).uuid(), true));
        soon(() -> front(alice).muted());
        soon(this::silent);
        alice.perform(new Gesture.SetMuted(front(alice).uuid(), false));
        soon(this::toneHeard);

        bob.perform(new Gesture.End(front(bob).uuid()));
        soon(() -> status(alice) == CallStatus.ENDED && status(bob) == CallStatus.ENDED);
    }

    /** Presses that come while the first one takes effect, and after it has. */
    @Test
    void everyButtonPressedManyTimesDoesItsWorkOnce() {
        for (int i = 0; i < 20; i++) {
            alice.perform(new Gesture.Dial("bob"));
        }
        UUID incoming = sheet(bob).call();
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(
                        () -> {
                            bob.perform(new Gesture.Answer(incoming));
                            return true;
                        });
        soon(() -> status(alice) == CallStatus.CONNECTED && status(bob) == CallStatus.CONNECTED);
        soon(this::toneHeard);
        assertThat(alice.snapshot().app().calls().stream().filter(CallSnapshot::live)).hasSize(1);
        UUID outgoing = front(alice).uuid();
        for (int i = 0; i < 20; i++) {
            alice.perform(new Gesture.End(outgoing));
        }
        soon(() -> status(alice) == CallStatus.ENDED && status(bob) == CallStatus.ENDED);
        assertThat(bob.snapshot().app().missed()).isEmpty();
    }

    @Test
    void onlyThePhoneInFrontHasTheMicrophone() {
        talk();
        soon(this::toneHeard);
        assertThat(alice.snapshot().microphoneLive()).isTrue();
        assertThat(bob.snapshot().microphoneLive()).isFalse();
        bob.perform(new Gesture.ComeToFront());
        soon(() -> bob.snapshot().microphoneLive() && !alice.snapshot().microphoneLive());
        soon(this::toneHeard);
    }

    @Test
    void aNameNobodyHasFailsWithCodeAndWords() {
        alice.perform(new Gesture.Dial("zoe"));
        soon(() -> status(alice) == CallStatus.FAILED);
        CallSnapshot.Failure failure = Objects.requireNonNull(front(alice).failure());
        assertThat(failure.code()).isEqualTo(31480);
        assertThat(failure.text()).contains("nobody named zoe is registered");
        alice.perform(new Gesture.Dismiss(front(alice).uuid()));
        soon(() -> alice.snapshot().app().front() == null);
    }

    @Test
    void aSecondCallRingsAndIsTakenWhileTheFirstIsHeld() throws IOException {
        talk();
        try (Phone carol = household.phone("carol")) {
            soon(() -> registered(carol));
            carol.perform(new Gesture.Dial("bob"));
            bob.perform(new Gesture.End(sheet(bob).call()));
            soon(() -> status(carol) == CallStatus.FAILED);
            assertThat(Objects.requireNonNull(front(carol).failure()).code()).isEqualTo(31486);
            assertThat(status(bob)).isEqualTo(CallStatus.CONNECTED);

            carol.perform(new Gesture.Dial("bob"));
            bob.perform(new Gesture.HoldAndAnswer(sheet(bob).call()));
            soon(() -> status(carol) == CallStatus.CONNECTED);
            soon(() -> front(bob).name().equals("carol"));
            assertThat(bob.snapshot().app().waiting())
                    .extracting(CallSnapshot::name)
                    .containsExactly("alice");
            bob.perform(new Gesture.End(front(bob).uuid()));
            soon(() -> front(bob).name().equals("alice") && !front(bob).onHold());
            soon(this::toneHeard);
        }
    }

    @Test
    void cancelWhileRingingTakesTheSheetAway() {
        alice.perform(new Gesture.Dial("bob"));
        sheet(bob);
        soon(() -> status(alice) == CallStatus.RINGING);
        alice.perform(new Gesture.End(front(alice).uuid()));
        soon(() -> bob.snapshot().sheet() == null);
        soon(() -> !bob.snapshot().app().missed().isEmpty());
    }

    @Test
    void declineTellsTheCallerThatBobIsBusy() {
        alice.perform(new Gesture.Dial("bob"));
        bob.perform(new Gesture.End(sheet(bob).call()));
        soon(() -> status(alice) == CallStatus.FAILED);
        assertThat(Objects.requireNonNull(front(alice).failure()).code()).isEqualTo(31486);
        soon(() -> bob.snapshot().sheet() == null);
        assertThat(bob.snapshot().app().missed()).isEmpty();
    }

    @Test
    @DisplayName("Who signed out is called no more, until the next sign-in (L44)")
    void signOutAndIn() {
        bob.perform(new Gesture.SignOut());
        soon(() -> bob.snapshot().app().registrationText().equals("Signed out"));
        alice.perform(new Gesture.Dial("bob"));
        soon(() -> status(alice) == CallStatus.FAILED);
        assertThat(Objects.requireNonNull(front(alice).failure()).code()).isEqualTo(31480);

        bob.perform(new Gesture.SignIn());
        soon(() -> bob.snapshot().app().registrationText().equals("Registered"));
        alice.perform(new Gesture.Dial("bob"));
        bob.perform(new Gesture.Answer(sheet(bob).call()));
        soon(() -> status(alice) == CallStatus.CONNECTED);
    }

    @Test
    void hangUpBeforeAnybodyRings() {
        alice.perform(new Gesture.Dial("bob"));
        soon(() -> alice.snapshot().app().front() != null);
        alice.perform(new Gesture.End(front(alice).uuid()));
        alice.perform(new Gesture.End(front(alice).uuid()));
        soon(() -> status(alice) == CallStatus.ENDED);
        soon(() -> bob.snapshot().sheet() == null);
        alice.perform(new Gesture.Dial("echo"));
        soon(() -> status(alice) == CallStatus.CONNECTED);
        soon(this::toneHeard);
    }

    @Test
    void closingAWindowInACallEndsItForTheOtherSide() {
        talk();
        bob.close();
        soon(() -> status(alice) == CallStatus.ENDED || status(alice) == CallStatus.FAILED);
    }

    @Test
    void aNameThatIsOpenCannotBeOpenedAgain() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> household.phone("bob")))
                .hasMessageContaining("already open");
    }

    @Test
    void twentyCallsBothWays() {
        for (int i = 0; i < 20; i++) {
            Phone from = i % 2 == 0 ? alice : bob;
            Phone to = i % 2 == 0 ? bob : alice;
            from.perform(new Gesture.Dial(i % 2 == 0 ? "bob" : "alice"));
            to.perform(new Gesture.Answer(sheet(to).call()));
            soon(() -> status(from) == CallStatus.CONNECTED && status(to) == CallStatus.CONNECTED);
            to.perform(new Gesture.End(front(to).uuid()));
            soon(() -> status(from) == CallStatus.ENDED && status(to) == CallStatus.ENDED);
        }
    }
}
