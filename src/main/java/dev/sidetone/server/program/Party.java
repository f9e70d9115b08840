package dev.sidetone.server.program;

import dev.sidetone.server.program.Switchboard.Order;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.RunEvent;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.webhook.Address;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The other side of a Dial: who is rung, and then who talks. Lives on the server's queue. */
final class Party {
    private static final int ENDED = 31480;

    private final Stage stage;
    private final Conductor conductor;
    private final String leg;
    private final Performance performance;
    private @Nullable OwnCall call;
    private @Nullable String dial;
    private long since;

    Party(Stage stage, Conductor conductor, String leg, Performance performance) {
        this.stage = stage;
        this.conductor = conductor;
        this.leg = leg;
        this.performance = performance;
    }

    Order order(Verb.Dial dial, List<Noun> nouns) {
        List<Target> targets = new ArrayList<>();
        for (Noun noun : nouns) {
            switch (noun) {
                case Noun.Client client ->
                        targets.add(
                                new Target.Client(
                                        client.identity(),
                                        client.parameters(),
                                        told(client.status())));
                case Noun.Number number ->
                        targets.add(new Target.Number(number.number(), told(number.status())));
                case Noun.Conference _, Noun.Unsupported _ -> {
                    // nobody who could be rung
                }
            }
        }
        String callerId = dial.callerId();
        Launch launch = performance.launch();
        String from = callerId == null ? launch.from() : callerId;
        return new Order(launch.callSid(), from, targets, dial.timeout());
    }

    /** A URL that cannot be used is nobody's; the document was read with a finding about it. */
    private @Nullable Callback told(@Nullable Callback written) {
        URI base = performance.base();
        String url =
                written == null
                        ? null
                        : Address.resolve(base == null ? null : base.toString(), written.url());
        return written == null || url == null
                ? null
                : new Callback(url, written.method(), written.events());
    }

    void ring(Verb.Dial verb, List<Noun> nouns) {
        String name = stage.randomness().sid("DL");
        OwnCall made = new OwnCall(stage, conductor, name, new Child(), (_, _) -> {});
        dial = name;
        call = made;
        conductor.watch(name, made::heard);
        made.place(order(verb, nouns));
    }

    /** A room of their own, in which both hear each other. */
    void bridge(Verb.Dial verb) {
        String other = dial;
        if (other != null) {
            stage.media().join(leg, other, false);
            stage.media().join(other, other, false);
            press(digitsOf(verb));
        }
    }

    private static String digitsOf(Verb.Dial verb) {
        return verb.nouns().size() == 1
                        && verb.nouns().getFirst() instanceof Noun.Number number
                        && number.sendDigits() != null
                ? number.sendDigits()
                : "";
    }

    void part() {
        if (dial != null) {
            stage.media().leave(leg);
        }
    }

    void press(String digits) {
        if (dial != null && !digits.isEmpty()) {
            stage.switchboard().send(dial, new Message.Dtmf(dial, digits));
        }
    }

    void end() {
        if (call != null) {
            call.end();
        }
        call = null;
        dial = null;
    }

    private final class Child implements OwnCall.Listener {
        @Override
        public void answered(String child) {
            since = stage.time().nanos();
            performance.on(new RunEvent.DialAnswered(child));
        }

        @Override
        public void ended(@Nullable WireError why) {
            boolean talked = call != null && call.isAnswered();
            call = null;
            dial = null;
            performance.on(
                    talked
                            ? new RunEvent.DialEnded(Duration.ofNanos(stage.time().nanos() - since))
                            : new RunEvent.DialFailed(
                                    why == null ? new WireError(ENDED, "the call ended") : why));
        }

        @Override
        public void digits(String digits) {
            performance.on(new RunEvent.ChildDigits(digits));
        }

        @Override
        public void played() {
            // a child is played nothing
        }
    }
}
