package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Two apps and a person that do anything at any time: what must hold always holds. */
class RandomWalkTest {
    private static final int STEPS = 1_500;
    private static final int CALLS = 6;

    private static boolean answeredAndNotHeld(SystemSnapshot.Line line) {
        return line.connected() && !line.outgoing() && !line.onHold();
    }

    /** One walk; everything follows from its seed. */
    private static final class Walk {
        private final Random random;
        private final VirtualDevice phone = new VirtualDevice();
        private final List<FakeApp> apps = List.of(new FakeApp(), new FakeApp());
        private final int[] activations = new int[2];

        Walk(long seed) {
            random = new Random(seed);
            phone.device()
                    .setSwitches(
                            phone.device()
                                    .switches()
                                    .with(Quirk.NO_ACTIVATE_AFTER_REMOTE_END, false));
            phone.launch("softphone", apps.get(0));
            phone.launch("other", apps.get(1));
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
                if (random.nextInt(4) > 0) {
                    phone.run();
                    check();
                }
            }
            settle();
        }

        private void step() {
            FakeApp app = apps.get(random.nextInt(2));
            UUID call = VirtualDevice.call(random.nextInt(CALLS));
            switch (random.nextInt(14)) {
                case 0 -> app.start(call);
                case 1 -> app.ring(call);
                case 2 -> app.provider().reportOutgoingCallConnected(call, null);
                case 3 -> {
                    var reasons = CXCallEndedReason.values();
                    app.provider()
                            .reportCallEnded(call, null, reasons[random.nextInt(reasons.length)]);
                }
                case 4 -> app.request(new CXEndCallAction(call));
                case 5 -> app.request(new CXSetHeldCallAction(call, random.nextBoolean()));
                case 6 -> phone.device().answer(call);
                case 7 -> phone.device().end(call);
                case 8 -> phone.device().setHeld(call, random.nextBoolean());
                case 9 -> phone.device().setMuted(call, random.nextBoolean());
                case 10 -> phone.device().playDTMF(call, '7');
                case 11 -> anotherMood(app);
                case 12 -> completeSomething(app);
                default -> phone.advance(Duration.ofMillis(random.nextInt(9_000)));
            }
        }

        private void anotherMood(FakeApp app) {
            Class<? extends CXAction> kind =
                    List.of(
                                    CXStartCallAction.class,
                                    CXAnswerCallAction.class,
                                    CXEndCallAction.class,
                                    CXSetHeldCallAction.class)
                            .get(random.nextInt(4));
            Response[] all = {Response.FULFIL, Response.FAIL, Response.NOTHING};
            app.answering(kind, all[random.nextInt(all.length)]);
        }

        private void completeSomething(FakeApp app) {
            if (!app.received().isEmpty()) {
                CXAction any = app.received().get(random.nextInt(app.received().size()));
                if (random.nextBoolean()) {
                    any.fulfill();
                } else {
                    any.fail();
                }
            }
        }

        /** After everything that was due has happened. */
        private void check() {
            SystemSnapshot now = phone.device().snapshot();
            assertThat(now.calls()).extracting(SystemSnapshot.Line::call).doesNotHaveDuplicates();
            if (now.calls().stream().anyMatch(RandomWalkTest::answeredAndNotHeld)) {
                assertThat(now.audioActive()).as("an answered call has sound").isTrue();
            }
            for (int i = 0; i < apps.size(); i++) {
                for (String heard : apps.get(i).heard()) {
                    activations[i] +=
                            heard.equals("didActivate")
                                    ? 1
                                    : heard.equals("didDeactivate") ? -1 : 0;
                    assertThat(activations[i]).as("activations alternate").isBetween(0, 1);
                }
            }
            assertThat(now.audioActive()).isEqualTo(activations[0] + activations[1] > 0);
        }

        /** Everything ends, and nothing is left over. */
        private void settle() {
            for (FakeApp app : apps) {
                app.answering(CXEndCallAction.class, Response.FULFIL);
            }
            phone.advance(Duration.ofMinutes(11));
            for (int call = 0; call < CALLS; call++) {
                phone.device().end(VirtualDevice.call(call));
            }
            phone.advance(Duration.ofMinutes(11));
            check();
            assertThat(phone.device().snapshot().calls()).isEmpty();
            assertThat(phone.device().snapshot().audioActive()).isFalse();
            for (FakeApp app : apps) {
                assertThat(app.provider().pendingTransactions()).isEmpty();
                assertThat(app.controller().callObserver().calls()).isEmpty();
                assertThat(app.received()).allMatch(CXAction::isComplete);
            }
            assertThat(phone.time().untilNext()).as("no timer is left").isNull();
        }

        List<String> story() {
            return phone.trace().events().stream()
                    .map(e -> e.nanos() + " " + e.cause() + " " + e.layer() + " " + e.name())
                    .toList();
        }

        List<Event> events() {
            return phone.trace().events();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    @DisplayName("Sound alternates, belongs to a call, and in the end nothing is left over")
    void invariants(long seed) {
        Walk walk = new Walk(seed);
        walk.run();

        assertThat(walk.events())
                .allSatisfy(event -> assertThat(event.cause()).isLessThan(event.id()));
        assertThat(walk.events()).extracting(Event::name).contains("didActivateAudioSession");
    }

    @Test
    @DisplayName("The same seed gives the same story, event by event")
    void deterministic() {
        Walk first = new Walk(7);
        first.run();
        Walk second = new Walk(7);
        second.run();

        assertThat(second.story()).isEqualTo(first.story());
    }
}
