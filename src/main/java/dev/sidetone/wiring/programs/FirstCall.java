package dev.sidetone.wiring.programs;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.store.DataFolder;
import dev.sidetone.trace.Event;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Programs;
import dev.sidetone.wiring.Household;
import dev.sidetone.wiring.HouseholdPhone;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the program does where there is no display: the same first call as in the window, alice
 * calls the greeting, with the timeline and the level of what was heard.
 */
final class FirstCall {
    private static final int LONGEST_SECONDS = 20;

    private final Programs.Window options;
    private final Programs.Output output;
    private final MeteredCards meter = new MeteredCards();
    private final CountDownLatch registered = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable CallSnapshot last;

    FirstCall(Programs.Window options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    int run() throws IOException, InterruptedException {
        say("There is no display, so the first call is made without a window.");
        try (Household household = Household.open(DataFolder.open(options.data()), () -> meter);
                HouseholdPhone phone = household.phone(options.identity())) {
            Ending.onSignal(household);
            phone.observe(this::changed);
            registered.await(5, TimeUnit.SECONDS);
            say(phone.snapshot().app().identity() + " calls the greeting");
            long start = household.time().nanos();
            phone.perform(new Gesture.Dial(""));
            over.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            return report(phone.trace().events(), start);
        }
    }

    private void changed(PhoneSnapshot now) {
        if (now.app().registration() == Registration.REGISTERED) {
            registered.countDown();
        }
        CallSnapshot call = now.app().front();
        if (call != null) {
            last = call;
            if (!call.live()) {
                over.countDown();
            }
        }
    }

    private int report(List<Event> events, long start) {
        for (Event event : events) {
            if (event.nanos() >= start) {
                say(
                        "%8.3f s  %-13s %s%s"
                                .formatted(
                                        (event.nanos() - start) / 1e9,
                                        event.layer().name().toLowerCase(Locale.ROOT),
                                        event.name(),
                                        event.detail() == null ? "" : "  " + event.detail()));
            }
        }
        CallSnapshot call = last;
        if (call == null || call.status() == CallStatus.FAILED || meter.seconds() < 0.5) {
            output.error(
                    call == null || call.failure() == null ? 1 : call.failure().code(),
                    call == null || call.failure() == null
                            ? "The greeting was not heard."
                            : call.failure().text());
            return 1;
        }
        say("Heard %.1f s of greeting at %.1f dBFS.".formatted(meter.seconds(), meter.level()));
        say("To open the phone's window, run this where DISPLAY or WAYLAND_DISPLAY is set.");
        return 0;
    }

    private void say(String line) {
        output.event("note", Map.of("text", line), line);
    }
}
