package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.voice.CallEffect.News;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whatever happens in whatever order, the app hears a story that makes sense. */
class CallMachineOrderTest {
    private static final VoiceError ERROR = VoiceError.of(ErrorCode.UNKNOWN_ERROR);

    @Test
    void everyOrderOfEventsEndsOnceAndPairsLossWithRecovery() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            boolean outgoing = random.nextBoolean();
            var generation = random.nextBoolean() ? SdkGeneration.V6 : SdkGeneration.V3;
            CallMachine call =
                    outgoing
                            ? CallMachine.placed(generation)
                            : CallMachine.accepted("CA1", generation);
            call = call.on(outgoing ? new CallEvent.Started() : new CallEvent.Accepted()).next();
            List<CallEffect> effects = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                CallMachine.Step step = call.on(event(random));
                assertThat(step.fitted() || step.effects().isEmpty()).isTrue();
                call = step.next();
                effects.addAll(step.effects());
            }
            CallMachine.Step last = call.on(new CallEvent.HungUp());
            effects.addAll(last.effects());
            check(seed, last.next(), effects);
        }
    }

    private static void check(int seed, CallMachine end, List<CallEffect> effects) {
        List<News> news =
                effects.stream()
                        .filter(CallEffect.Tell.class::isInstance)
                        .map(effect -> ((CallEffect.Tell) effect).news())
                        .filter(heard -> !(heard instanceof News.DigitsReceived))
                        .toList();
        String story = "seed " + seed + ": " + news;
        assertThat(end.state()).as(story).isEqualTo(CallState.DISCONNECTED);
        assertThat(news.stream().filter(CallMachineOrderTest::isTerminal)).as(story).hasSize(1);
        assertThat(isTerminal(news.getLast())).as(story).isTrue();
        assertThat(effects.getLast()).as(story).isEqualTo(new CallEffect.Forget());
        assertThat(effects.stream().filter(new CallEffect.CloseMedia()::equals))
                .as(story)
                .hasSize(1);
        boolean connected = false;
        int away = 0;
        for (News heard : news) {
            switch (heard) {
                case News.Connected _ -> {
                    assertThat(connected).as(story).isFalse();
                    connected = true;
                }
                case News.Ringing _ -> assertThat(connected).as(story).isFalse();
                case News.FailedToConnect _ -> assertThat(connected).as(story).isFalse();
                case News.Reconnecting _ -> {
                    away++;
                    assertThat(connected && away <= 2).as(story).isTrue();
                }
                case News.Reconnected _ -> {
                    away--;
                    assertThat(away).as(story).isNotNegative();
                }
                case News.Disconnected _, News.DigitsReceived _ -> {}
            }
        }
    }

    private static boolean isTerminal(News news) {
        return news instanceof News.FailedToConnect || news instanceof News.Disconnected;
    }

    private static CallEvent event(Random random) {
        // what ends a call at once is rare, so that most stories are long
        return switch (random.nextInt(60)) {
            case 0 -> new CallEvent.HungUp();
            case 1 -> new CallEvent.RemoteHungUp(random.nextBoolean() ? ERROR : null);
            case 2 -> new CallEvent.RemoteCancelled();
            case 3 -> new CallEvent.Refused(ERROR);
            case 4 -> new CallEvent.MediaFailed(ERROR);
            case 5 -> new CallEvent.TimedOut(any(random, CallTimer.values()));
            case 6, 7, 8, 9, 10 -> new CallEvent.MediaInterrupted();
            case 11, 12, 13 -> new CallEvent.SignalingLost(ERROR, random.nextBoolean());
            case 14, 15, 16, 17, 18, 19 -> new CallEvent.SignalingReady();
            case 20, 21 -> new CallEvent.RemoteReinvited("v=0");
            case 22, 23 -> new CallEvent.DigitsPressed("1");
            case 24 -> new CallEvent.DigitsNotTaken("1");
            case 25 -> new CallEvent.RemoteDigits("1");
            case 50 -> new CallEvent.DigitsUnheard("1");
            case 49 -> new CallEvent.NetworkChanged();
            case 26, 27, 28, 29, 30 -> new CallEvent.RemoteRinging("CA1", null);
            case 31, 32, 33 -> new CallEvent.RemoteOffered("v=0", "r");
            case 34, 35, 36, 37, 38, 39, 40 ->
                    new CallEvent.RemoteAnswered(
                            "CA1",
                            random.nextBoolean() ? "v=0" : null,
                            random.nextBoolean() ? "r" : null);
            case 41, 42, 43, 44, 45, 46, 47, 48 -> new CallEvent.MediaConnected();
            default -> new CallEvent.Described("v=0");
        };
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
