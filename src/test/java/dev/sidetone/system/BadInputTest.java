package dev.sidetone.system;

import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.THREE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.testing.BusyQueue;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.time.SerialQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What apps should not do: each gets what Apple gives, and the phone goes on. */
class BadInputTest {
    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    /** Whatever was done: a call still comes, is answered, and ends. */
    @AfterEach
    void thePhoneGoesOn() {
        FakeApp fresh = new FakeApp();
        VirtualDevice phone = stage.phone;
        phone.launch("fresh", fresh);
        UUID call = VirtualDevice.call(8);
        device.snapshot().calls().forEach(line -> device.end(line.call()));
        stage.advance(Duration.ofSeconds(70));
        fresh.ring(call);
        stage.run();
        device.answer(call);
        stage.run();
        device.end(call);
        stage.run();

        assertThat(fresh.heard())
                .containsExactly("shown", "answer 8", "didActivate", "end 8", "didDeactivate");
        assertThat(device.snapshot().calls()).isEmpty();
    }

    @SuppressWarnings("NullAway")
    private static <T> T nothing() {
        return null;
    }

    @Test
    @DisplayName(
            "R10: null is refused where it is handed in, before anything is asked of the phone")
    void nullActions() {
        CXAction mute = new CXSetMutedCallAction(ONE, true);
        CXTransaction transaction = new CXTransaction(mute);

        assertThatNullPointerException()
                .isThrownBy(() -> new CXTransaction(Arrays.asList(mute, nothing())));
        assertThatNullPointerException()
                .isThrownBy(() -> new CXTransaction(BadInputTest.<CXAction>nothing()));
        assertThatNullPointerException().isThrownBy(() -> transaction.addAction(nothing()));
        assertThatNullPointerException().isThrownBy(() -> new CXEndCallAction(nothing()));
        assertThatNullPointerException().isThrownBy(() -> new CXStartCallAction(ONE, nothing()));
        assertThatNullPointerException()
                .isThrownBy(() -> new CXHandle(CXHandleType.GENERIC, nothing()));
        assertThatNullPointerException()
                .isThrownBy(
                        () ->
                                new CXPlayDTMFCallAction(
                                        ONE, nothing(), CXPlayDTMFCallActionType.SINGLE_TONE));

        assertThat(transaction.actions()).containsExactly(mute);
    }

    @Test
    @DisplayName("R31: a report without a UUID, an update or a completion fails in the app")
    void nullReports() {
        CXProvider provider = stage.mine.provider();
        CXCallUpdate update = new CXCallUpdate();

        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportNewIncomingCall(nothing(), update, _ -> {}));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportNewIncomingCall(ONE, nothing(), _ -> {}));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportNewIncomingCall(ONE, update, nothing()));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportCallUpdated(nothing(), update));
        assertThatNullPointerException()
                .isThrownBy(
                        () -> provider.reportCallEnded(nothing(), null, CXCallEndedReason.FAILED));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportCallEnded(ONE, null, nothing()));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportOutgoingCallConnected(nothing(), null));
        assertThatNullPointerException()
                .isThrownBy(() -> provider.reportOutgoingCallStartedConnecting(nothing(), null));
        stage.run();

        assertThat(stage.calls()).isEmpty();
    }

    @Test
    @DisplayName("R10: no actions are refused with error 3, twice the same action counts once")
    void emptyAndDuplicate() {
        stage.talking(ONE);
        CXAction mute = new CXSetMutedCallAction(ONE, true);

        stage.mine.request();
        stage.mine.request(mute, mute);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("refused 3", "accepted", "mute 1");
    }

    @Test
    @DisplayName("R10: two actions that want the same are both performed")
    void sameTwice() {
        stage.talking(ONE);

        stage.mine.request(
                new CXSetMutedCallAction(ONE, true), new CXSetMutedCallAction(ONE, true));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "mute 1", "mute 1");
    }

    @Test
    @DisplayName("R10: a transaction used again is refused with 6 while under way, then looked at")
    void transactionTwice() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        CXAction mute = new CXSetMutedCallAction(ONE, true);
        stage.mine.request(mute);
        stage.mine.request(mute);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "mute 1", "refused 6");

        stage.mine.last().fulfill();
        stage.run();
        stage.mine.request(mute);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("accepted", "mute 1");

        CXAction end = new CXEndCallAction(ONE);
        stage.mine.request(end);
        stage.run();
        stage.mine.request(end);
        stage.run();
        assertThat(stage.mine.heard()).endsWith("refused 4");
    }

    @Test
    @DisplayName("R22: completing twice, or both ways, counts once")
    void completedTwice() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.setMuted(ONE, true);
        stage.run();

        stage.mine.last().fulfill();
        stage.mine.last().fail();
        stage.mine.last().fulfill();
        stage.run();

        assertThat(device.snapshot().calls().getFirst().muted()).isTrue();
        assertThat(stage.events())
                .containsOnlyOnce("ActionFulfilled")
                .doesNotContain("ActionFailed");
    }

    @Test
    @DisplayName("R25: completing after the time-out is too late, and is not told to the phone")
    void completedAfterTimeout() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.setMuted(ONE, true);
        stage.advance(Duration.ofSeconds(5));
        stage.forget();

        stage.mine.last().fulfill();
        stage.run();

        assertThat(stage.events()).doesNotContain("ActionFulfilled");
        assertThat(device.snapshot().calls().getFirst().muted()).isFalse();
    }

    @Test
    @DisplayName("R22: completing before the delivery does nothing; while pending it counts")
    void completedBeforeDelivery() {
        stage.talking(ONE);
        var own = new CXSetMutedCallAction(ONE, true);
        own.fulfill();
        assertThat(own.isComplete()).isFalse();
        BusyQueue busy = new BusyQueue(stage.phone.time().queue("busy"));
        stage.mine.provider().setDelegate(stage.mine, busy);
        busy.block();

        stage.mine.request(own);
        stage.run();
        stage.mine
                .provider()
                .pendingCallActions(CXSetMutedCallAction.class, ONE)
                .forEach(CXAction::fulfill);
        busy.release();
        stage.run();

        assertThat(stage.mine.heard()).as("never performed").containsExactly("accepted");
        assertThat(device.snapshot().calls().getFirst().muted()).isTrue();
        assertThat(own.isComplete()).isFalse();
    }

    @Test
    @DisplayName("R22: nobody completes an action of another app's provider")
    void foreignAction() {
        stage.mine.answering(CXSetMutedCallAction.class, Response.NOTHING);
        stage.talking(ONE);
        device.setMuted(ONE, true);
        stage.run();
        CallKitService.Link stranger =
                stage.other
                        .services()
                        .callKit()
                        .register(new Deaf(), new CXProviderConfiguration());

        stranger.ended(stage.mine.last().uuid(), true, null);
        stage.run();
        assertThat(stage.events()).containsSubsequence("ActionFulfilled", "Ignored");
        assertThat(device.snapshot().calls().getFirst().muted()).isFalse();
        assertThat(device.snapshot().calls().getFirst().mutePending()).isTrue();
        stranger.reportEnded(ONE, stage.phone.time().now(), CXCallEndedReason.FAILED);
        stage.run();

        assertThat(stage.calls()).containsExactly("1");
    }

    /** A provider's end that hears nothing. */
    private static final class Deaf implements CallKitService.Endpoint {
        @Override
        public void began() {}

        @Override
        public void reset() {}

        @Override
        public void deliver(UUID transaction, List<CallKitService.Handover> actions) {}

        @Override
        public void proceed(UUID action, Instant timeoutDate) {}

        @Override
        public boolean expire(UUID action) {
            return true;
        }

        @Override
        public void abandoned(UUID action) {}

        @Override
        public void timedOut(UUID action) {}

        @Override
        public void activated(AVAudioSession session) {}

        @Override
        public void deactivated(AVAudioSession session) {}
    }

    @Test
    @DisplayName(
            "R25: a delegate that throws is seen; its action times out and the next is performed")
    void delegateThrows() {
        stage.talking(ONE);
        stage.mine.answering(CXSetMutedCallAction.class, Response.THROW);
        device.setMuted(ONE, true);
        device.setHeld(ONE, true);

        assertThatThrownBy(stage::run).hasMessage("thrown by the app");
        stage.advance(Duration.ofSeconds(5));

        assertThat(stage.mine.heard())
                .containsExactly(
                        "mute 1", "hold 1", "didDeactivate", "timedOut CXSetMutedCallAction");
        assertThat(stage.calls()).containsExactly("1 held");
    }

    @Test
    @DisplayName("R31, R83: completions and observers that throw harm nobody else")
    void othersThrow() {
        stage.mine.changing(
                () -> {
                    throw new IllegalStateException("observer");
                });
        stage.mine
                .provider()
                .reportNewIncomingCall(
                        ONE,
                        new CXCallUpdate(),
                        _ -> {
                            throw new IllegalStateException("completion");
                        });

        assertThatThrownBy(stage::run).hasMessageMatching("observer|completion");
        assertThatThrownBy(stage::run).hasMessageMatching("observer|completion");
        stage.run();
        assertThat(stage.calls()).containsExactly("1 ringing");
        assertThat(stage.phone.ringer().sounds()).containsExactly("ring ringtone");
        stage.mine.changing(() -> {});
    }

    @Test
    @DisplayName(
            "R25: while the delegate's queue is busy time runs out; what comes too late is skipped")
    void busyDelegate() {
        BusyQueue busy = new BusyQueue(stage.phone.time().queue("busy"));
        stage.talking(ONE);
        stage.mine.provider().setDelegate(stage.mine, busy);
        busy.block();

        device.setMuted(ONE, true);
        stage.advance(Duration.ofSeconds(6));
        device.setHeld(ONE, true);
        stage.advance(Duration.ofSeconds(3));
        assertThat(stage.mine.heard()).isEmpty();
        assertThat(stage.calls()).containsExactly("1");
        busy.release();
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("timedOut CXSetMutedCallAction", "hold 1", "didDeactivate");
        assertThat(stage.calls()).containsExactly("1 held");
    }

    @Test
    @DisplayName("R21: with a delegate that was collected actions fail at once, and calls can end")
    void delegateCollected() {
        stage.talking(ONE);
        WeakReference<CXProviderDelegate> gone = shortLived();
        for (int i = 0; i < 200 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();

        device.setMuted(ONE, true);
        stage.run();
        assertThat(device.snapshot().calls().getFirst())
                .matches(line -> !line.muted() && !line.mutePending());
        device.end(ONE);
        stage.run();

        assertThat(stage.calls()).isEmpty();
        assertThat(stage.mine.heard()).isEmpty();
    }

    private WeakReference<CXProviderDelegate> shortLived() {
        CXProviderDelegate delegate = _ -> {};
        stage.mine.provider().setDelegate(delegate, null);
        // a lambda that captures nothing lives as long as its class
        CXProviderDelegate own =
                new CXProviderDelegate() {
                    @Override
                    public void providerDidReset(CXProvider provider) {}
                };
        stage.mine.provider().setDelegate(own, null);
        return new WeakReference<>(own);
    }

    @Test
    @DisplayName("R31: what is reported and asked inside callbacks is done after them, in order")
    void reentrant() {
        stage.talking(ONE);
        stage.mine.performing(
                () -> {
                    if (stage.mine.last() instanceof CXSetMutedCallAction) {
                        stage.mine.ring(TWO);
                        stage.mine.request(new CXSetHeldCallAction(ONE, true));
                    }
                });

        device.setMuted(ONE, true);
        stage.run();

        assertThat(stage.mine.heard())
                .containsExactly("mute 1", "shown", "accepted", "hold 1", "didDeactivate");
        assertThat(stage.calls()).containsExactly("1 held", "2 ringing");
    }

    @Test
    @DisplayName("R7: a provider invalidated inside a callback hears nothing more")
    void invalidatedInside() {
        stage.talking(ONE);
        stage.mine.performing(() -> stage.mine.provider().invalidate());

        device.setMuted(ONE, true);
        device.setHeld(ONE, true);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("mute 1");
        assertThat(stage.calls()).isEmpty();
        stage.mine.ring(ONE);
        stage.run();
        assertThat(stage.mine.heard())
                .as("its completion still runs")
                .containsExactly("not shown 0");
    }

    @Test
    @DisplayName("R31: a UUID may be used again at once: behind the fulfilled End, not before it")
    void uuidAgain() {
        stage.talking(ONE);
        stage.mine.performing(() -> stage.mine.ring(ONE));
        device.end(ONE);
        stage.run();
        assertThat(stage.mine.heard())
                .as("reported before the fulfilment")
                .containsExactly("end 1", "not shown 2", "didDeactivate");

        stage.mine.performing(() -> {});
        stage.talking(ONE);
        stage.mine.performing(
                () -> {
                    stage.mine.last().fulfill();
                    stage.mine.ring(ONE);
                });
        device.end(ONE);
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("end 1", "didDeactivate", "shown");
        assertThat(stage.calls()).containsExactly("1 ringing");
        stage.mine.performing(() -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, Integer.MIN_VALUE})
    @DisplayName("R67: limits below one are no room at all: End & Accept only, no conference")
    void negativeLimits(int limit) {
        stage.talking(ONE).held(ONE).talking(TWO);
        var narrow = stage.mine.provider().configuration();
        narrow.setMaximumCallGroups(limit);
        narrow.setMaximumCallsPerCallGroup(limit);
        stage.mine.provider().setConfiguration(narrow);
        stage.run();

        assertThat(stage.options().merge()).isFalse();
        stage.mine.request(new CXSetGroupCallAction(ONE, TWO));
        stage.mine.start(THREE);
        stage.run();
        assertThat(stage.mine.heard()).containsExactly("refused 7", "refused 7");
        device.end(TWO);
        stage.run();
        stage.ringing(THREE);

        assertThat(stage.choices())
                .containsExactly(
                        SystemSnapshot.Choice.END_AND_ACCEPT, SystemSnapshot.Choice.DECLINE);
    }

    @Test
    @DisplayName("R25: a queue that is shut down drops what comes; the phone gives up in time")
    void queueShutDown() {
        SerialQueue queue = stage.phone.time().queue("closed");
        stage.talking(ONE);
        stage.mine.provider().setDelegate(stage.mine, queue);
        queue.close();

        device.setMuted(ONE, true);
        device.end(ONE);
        stage.advance(Duration.ofSeconds(5));

        assertThat(stage.mine.heard()).isEmpty();
        assertThat(stage.calls()).isEmpty();
        assertThat(device.snapshot().audioActive()).isFalse();
        assertThat(stage.mine.provider().pendingTransactions()).isEmpty();
    }

    @Test
    @DisplayName("R63: a call joins neither itself nor a call that ends meanwhile")
    void oddGroups() {
        stage.talking(ONE).held(ONE).talking(TWO);
        stage.mine.request(new CXSetGroupCallAction(TWO, TWO));
        stage.run();
        assertThat(stage.calls()).containsExactly("1 held", "2");
        stage.mine.answering(CXSetGroupCallAction.class, Response.NOTHING);
        stage.mine.request(new CXSetGroupCallAction(TWO, ONE));
        stage.run();
        CXAction group = stage.mine.last();

        stage.mine.provider().reportCallEnded(ONE, null, CXCallEndedReason.REMOTE_ENDED);
        stage.run();
        group.fulfill();
        stage.run();

        assertThat(stage.calls()).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12,34;#", "\uD83D\uDCDE", "0000000000000000000000000000000"})
    @DisplayName("R20: digits that are none are handed to the app as they are")
    void oddDigits(String digits) {
        stage.talking(ONE);

        stage.mine.request(
                new CXPlayDTMFCallAction(ONE, digits, CXPlayDTMFCallActionType.HARD_PAUSE));
        stage.run();

        assertThat(stage.mine.heard()).containsExactly("accepted", "digits " + digits + " 1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R39: reports about an incoming call that are meant for outgoing ones do nothing")
    void oddReports(Odd odd) {
        stage.ringing(ONE);
        stage.mine.observing();

        odd.report(stage.mine.provider());
        stage.run();

        assertThat(stage.mine.heard()).isEmpty();
        assertThat(stage.calls()).containsExactly("1 ringing");
    }

    /** Reports that do not fit. */
    enum Odd {
        CONNECTING {
            @Override
            void report(CXProvider provider) {
                provider.reportOutgoingCallStartedConnecting(ONE, null);
            }
        },
        CONNECTED {
            @Override
            void report(CXProvider provider) {
                provider.reportOutgoingCallConnected(ONE, Instant.MAX);
            }
        },
        UNKNOWN {
            @Override
            void report(CXProvider provider) {
                provider.reportCallEnded(TWO, Instant.MIN, CXCallEndedReason.FAILED);
            }
        };

        abstract void report(CXProvider provider);
    }

    @Test
    @DisplayName("R35: an answer dated in the future or long ago connects all the same")
    void oddDates() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        List<Instant> since = new ArrayList<>();
        for (Instant odd : List.of(Instant.MIN, Instant.MAX)) {
            stage.ringing(ONE);
            device.answer(ONE);
            stage.run();
            ((CXAnswerCallAction) stage.mine.last()).fulfillWithDateConnected(odd);
            stage.run();
            since.add(device.snapshot().calls().getFirst().connectedAt());
            device.end(ONE);
            stage.run();
        }

        assertThat(since).containsExactly(Instant.MIN, Instant.MAX);
    }
}
