package dev.sidetone.wiring.programs;

import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.Role;
import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.store.DataFolder;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.ui.Desk;
import dev.sidetone.ui.Windows;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Programs;
import dev.sidetone.wiring.Household;
import dev.sidetone.wiring.HouseholdPhone;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A whole phone, with a window or without, that does what lines on standard input say: the one that
 * is measured. It answers every call, says what happens, and ends with its input.
 *
 * <p>{@code dial NAME}, {@code route ROLE CARD}, {@code live}, {@code microphone}, {@code end},
 * {@code trace}; {@code usable}, {@code connected}, {@code ended}.
 */
final class DrivenPhone {
    private final Programs.Window options;
    private final Programs.Output output;
    private final CountDownLatch drawn;
    private final CountDownLatch registered = new CountDownLatch(1);
    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> told = new ConcurrentHashMap<>();

    DrivenPhone(Programs.Window options, Programs.Output output) {
        this.options = options;
        this.output = output;
        this.drawn = new CountDownLatch(window() ? 1 : 0);
    }

    private boolean window() {
        return options.driven() == Programs.Driven.WINDOW;
    }

    int run(InputStream input) throws IOException, InterruptedException {
        try (Household household = Household.open(DataFolder.open(options.data()))) {
            Ending.onSignal(household);
            household.warmUp();
            HouseholdPhone phone = household.phone(options.identity());
            phone.observe(now -> changed(phone, now));
            if (window()) {
                Windows.start(new MeasuredDesk(), phone);
            }
            registered.await();
            drawn.await();
            say("usable");
            obey(input, phone, household.sound());
        }
        return 0;
    }

    private void obey(InputStream input, HouseholdPhone phone, AudioHub sound) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "dial" -> phone.perform(new Gesture.Dial(words.length > 1 ? words[1] : ""));
                case "live" -> phone.perform(new Gesture.UseMicrophone());
                case "route" ->
                        sound.route(
                                sound.table()
                                        .with(
                                                Role.valueOf(words[1].toUpperCase(Locale.ROOT)),
                                                words[2]));
                case "microphone" ->
                        say("microphone " + (phone.snapshot().microphoneLive() ? "live" : "muted"));
                case "end" -> end(phone);
                case "trace" -> phone.trace().events().forEach(event -> say(event.toString()));
                default -> throw new IOException("The driven phone does not know: " + line);
            }
        }
    }

    private static void end(Phone phone) {
        CallSnapshot call = phone.snapshot().app().front();
        if (call != null) {
            phone.perform(new Gesture.End(call.uuid()));
        }
    }

    /** On the screen queue. */
    private void changed(Phone phone, PhoneSnapshot now) {
        if (now.app().registration() == Registration.REGISTERED) {
            registered.countDown();
        }
        SystemSnapshot.Sheet sheet = now.sheet();
        if (sheet != null && answered.add(sheet.call())) {
            phone.perform(new Gesture.Answer(sheet.call()));
        }
        for (CallSnapshot call : now.app().calls()) {
            String state =
                    switch (call.status()) {
                        case CONNECTED -> "connected";
                        case ENDED, FAILED -> "ended";
                        default -> "under way";
                    };
            if (!state.equals(told.put(call.uuid(), state)) && !state.equals("under way")) {
                say(state + " " + call.name() + reason(call.failure()));
            }
        }
    }

    private static String reason(CallSnapshot.@Nullable Failure failure) {
        return failure == null ? "" : " (" + failure.code() + " " + failure.text() + ")";
    }

    private void say(String line) {
        output.event("phone", Map.of("text", line), line);
    }

    private final class MeasuredDesk implements Desk {
        @Override
        public Phone newPhone() {
            throw new IllegalStateException("a measured window has one phone");
        }

        @Override
        public void drawn() {
            drawn.countDown();
        }

        @Override
        public void allClosed() {}
    }
}
