package dev.sidetone.wiring;

import dev.sidetone.audio.hub.Role;
import dev.sidetone.audio.hub.RoutingTable;
import dev.sidetone.audio.pulse.PulseCards;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.store.DataFolder;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A whole phone without a window in a process of its own, on the cards of a sound server: answers
 * what rings, or calls somebody, and says what processor time it takes. Arguments: sound server,
 * data folder, name, output, input, seconds, and whom to call.
 */
public final class LonePhone {
    private static final double TICKS = 100;

    private LonePhone() {}

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[5]);
        try (Household household =
                        Household.open(
                                DataFolder.open(Path.of(args[1])),
                                () -> PulseCards.connect(args[0]));
                Phone phone = household.phone(args[2])) {
            household.sound().microphoneLive(true);
            household
                    .sound()
                    .route(
                            new RoutingTable(
                                    Map.of(
                                            Role.RECEIVER, args[3],
                                            Role.SPEAKER, args[3],
                                            Role.RINGER, args[3],
                                            Role.MICROPHONE, args[4])));
            talk(phone, args.length > 6 ? args[6] : "", seconds);
        }
        System.exit(0);
    }

    private static void talk(Phone phone, String callee, int seconds)
            throws InterruptedException, IOException {
        var registered = new CountDownLatch(1);
        var connected = new CountDownLatch(1);
        phone.observe(now -> changed(phone, now, registered, connected));
        registered.await(10, TimeUnit.SECONDS);
        System.out.println("registered");
        if (!callee.isEmpty()) {
            phone.perform(new Gesture.Dial(callee));
        }
        if (!connected.await(20, TimeUnit.SECONDS)) {
            System.out.println("not connected");
            return;
        }
        System.out.println("connected");
        if ("DEBUG".equals(System.getenv("SIDETONE_LOG"))) {
            TimeUnit.SECONDS.sleep(2);
            ((HouseholdPhone) phone).trace().events().forEach(System.out::println);
        }
        // the compiler is busy at first
        TimeUnit.SECONDS.sleep(Math.min(10, seconds / 2));
        Map<String, Double> before = threads();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds - Math.min(10, seconds / 2));
        report(before, threads(), (System.nanoTime() - start) / 1e9);
    }

    private static void changed(
            Phone phone, PhoneSnapshot now, CountDownLatch registered, CountDownLatch connected) {
        if (now.app().registration() == Registration.REGISTERED) {
            registered.countDown();
        }
        if (now.sheet() != null && !now.sheet().answering()) {
            phone.perform(new Gesture.Answer(now.sheet().call()));
        }
        if (now.app().front() != null && now.app().front().status() == CallStatus.CONNECTED) {
            connected.countDown();
        }
    }

    private static void report(Map<String, Double> from, Map<String, Double> to, double seconds) {
        double all = 0;
        var lines = new TreeMap<Double, String>();
        for (Map.Entry<String, Double> thread : to.entrySet()) {
            double used = thread.getValue() - from.getOrDefault(thread.getKey(), 0.0);
            all += used;
            lines.put(-used - lines.size() * 1e-9, thread.getKey());
        }
        System.out.printf("cpu %.1f %%%n", 100 * all / seconds);
        lines.entrySet().stream()
                .limit(14)
                .forEach(
                        line ->
                                System.out.printf(
                                        "  %.2f %% %s%n",
                                        -100 * line.getKey() / seconds, line.getValue()));
    }

    /** Processor seconds of every thread so far. */
    private static Map<String, Double> threads() throws IOException {
        Map<String, Double> used = new TreeMap<>();
        List<Path> tasks;
        try (Stream<Path> list = Files.list(Path.of("/proc/self/task"))) {
            tasks = list.toList();
        }
        for (Path task : tasks) {
            try {
                String stat = Files.readString(task.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
                used.put(name + " " + task.getFileName(), ticks / TICKS);
            } catch (IOException ended) {
                // a thread that has gone in between
            }
        }
        return used;
    }
}
