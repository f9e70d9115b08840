package dev.sidetone.voice;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.trace.Event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of its own: from {@code connect()} to the first packet on both sides. */
final class SetUpTimes {
    private SetUpTimes() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        WebRtcEngine engine = WebRtcEngine.start();
        List<String> words = List.of(arguments);
        Path folder = Files.createTempDirectory("town");
        try (Town town =
                        words.contains("memory")
                                ? new MemoryTown()
                                : new LoopbackTown(folder, words.contains("secure"), engine);
                var pair = new TalkingPair(engine, town)) {
            if (words.contains("push")) {
                pair.bob.registeredByPush(1);
            } else {
                pair.bob.registeredBySocket();
            }
            pair.alice.prepared();
            Thread.sleep(500);
            List<Double> both = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                long start = System.nanoTime();
                pair.alice.calls("bob");
                pair.alice.await("ringing");
                pair.alice.await("connected");
                pair.bob.await("connected");
                Thread.sleep(200);
                double alice = millis(start, first(pair.alice, start, "FirstPacketReceived"));
                double bob = millis(start, first(pair.bob, start, "FirstPacketReceived"));
                both.add(Math.max(alice, bob));
                System.out.printf(
                        "%.1f %.1f described %.1f connected %.1f%n",
                        alice,
                        bob,
                        millis(start, first(pair.alice, start, "Described")),
                        millis(start, first(pair.alice, start, "MediaConnected")));
                if (i == 5) {
                    print(pair.alice, start);
                    print(pair.bob, start);
                }
                pair.alice.call().disconnect();
                pair.alice.await("disconnected");
                pair.bob.await("disconnected");
                // the end of a call occupies the media library for some 10 ms
                Thread.sleep(300);
            }
            System.out.printf("first %.1f%n", both.removeFirst());
            both.sort(null);
            System.out.printf(
                    "min %.1f median %.1f max %.1f%n",
                    both.getFirst(), both.get(both.size() / 2), both.getLast());
        }
        engine.close();
    }

    private static void print(TalkingPair.Person person, long start) {
        for (Event event : person.trace.events()) {
            if (event.nanos() >= start) {
                System.out.printf(
                        "  %s %6.2f %s %s %s%n",
                        person.name,
                        millis(start, event.nanos()),
                        event.layer(),
                        event.name(),
                        event.detail());
            }
        }
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    private static long first(TalkingPair.Person person, long since, String name) {
        return person.trace.events().stream()
                .filter(event -> event.nanos() >= since && event.name().equals(name))
                .mapToLong(Event::nanos)
                .findFirst()
                .orElse(since);
    }
}
