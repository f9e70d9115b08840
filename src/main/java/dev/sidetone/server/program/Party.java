package dev.sidetone.server.program;

import dev.sidetone.server.program.Switchboard.Order;
import dev.sidetone.server.program.Switchboard.Target;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.RunEvent;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.Recording.From;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.webhook.Direction;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The other side of a Dial: who is rung, what they hear before anybody hears them, and then who
 * talks. Lives on the server's queue.
 */
final class Party {
    private static final int ENDED = 31480;

    private final Stage stage;
    private final Conductor conductor;
    private final String leg;
    private final Performance performance;
    private final Map<Target, Noun> nouns = new HashMap<>();
    private @Nullable OwnCall call;
    private @Nullable String dial;
    private @Nullable Performance whisper;
    private @Nullable RecordingEntry recording;
    private long since;

    Party(Stage stage, Conductor conductor, String leg, Performance performance) {
        this.stage = stage;
        this.conductor = conductor;
        this.leg = leg;
        this.performance = performance;
    }

    Order order(Verb.Dial dial, List<Noun> called) {
        List<Target> targets = new ArrayList<>();
        for (Noun noun : called) {
            Target target = target(noun);
            if (target != null) {
                targets.add(target);
                nouns.putIfAbsent(target, noun);
            }
        }
        Launch launch = performance.launch();
        return new Order(launch.callSid(), from(dial), targets, dial.timeout());
    }

    private String from(Verb.Dial dial) {
        String callerId = dial.callerId();
        return callerId == null ? performance.launch().from() : callerId;
    }

    private @Nullable Target target(Noun noun) {
        return switch (noun) {
            case Noun.Client client ->
                    new Target.Client(
                            client.identity(),
                            client.parameters(),
                            performance.base().absolute(client.status()),
                            performance.base().orAsWritten(client.notificationUrl()));
            case Noun.Number number ->
                    new Target.Number(
                            number.number(), performance.base().absolute(number.status()));
            case Noun.Conference _, Noun.Unsupported _ -> null;
        };
    }

    void ring(Verb.Dial verb, List<Noun> called) {
        String name = stage.randomness().sid("DL");
        Child child = new Child(verb);
        OwnCall made = new OwnCall(stage, conductor, name, child, child::recorded);
        dial = name;
        call = made;
        conductor.watch(name, made::heard);
        if (verb.recording().from() == From.RINGING && performance.isUp()) {
            record(verb.recording());
        }
        made.place(order(verb, called));
    }

    /** A room of their own, in which both hear each other. */
    void bridge(Verb.Dial verb) {
        String other = dial;
        if (other != null) {
            stage.media().join(leg, other, false);
            stage.media().join(other, other, false);
            if (verb.recording().from() != From.NEVER) {
                record(verb.recording());
            }
        }
    }

    private void record(Recording order) {
        if (recording == null) {
            String callSid = performance.launch().callSid();
            var told = performance.base().absolute(order.status());
            recording = performance.takes().call(leg, callSid, Source.DIAL, order, told);
        }
    }

    void part() {
        stopRecording();
        stage.media().leave(leg);
    }

    private void stopRecording() {
        if (recording != null) {
            performance.takes().stop(leg, recording);
        }
        recording = null;
    }

    void press(String digits) {
        if (call != null) {
            call.press(digits);
        }
    }

    /** Hangs up on who answered, and tells how long it was talked. */
    void hangUp() {
        if (call != null) {
            call.end();
        }
        over();
    }

    private void over() {
        call = null;
        dial = null;
        RecordingEntry made = recording;
        String url = made == null ? null : stage.recordings().url(made);
        stopRecording();
        Duration talked = Duration.ofNanos(stage.time().nanos() - since);
        performance.on(new RunEvent.DialEnded(talked, url));
    }

    void end() {
        if (whisper != null) {
            whisper.on(new RunEvent.LegGone());
        }
        if (call != null) {
            call.end();
        }
        stopRecording();
        whisper = null;
        call = null;
        dial = null;
    }

    private final class Child implements OwnCall.Listener {
        private final Verb.Dial verb;
        private boolean talks;

        Child(Verb.Dial verb) {
            this.verb = verb;
        }

        @Override
        public void answered(String child) {
            OwnCall made = call;
            Target target = made == null ? null : made.target(child);
            Noun noun = target == null ? null : nouns.get(target);
            if (made != null && noun instanceof Noun.Number number && number.sendDigits() != null) {
                made.press(number.sendDigits());
            }
            Link link = performance.base().absolute(noun == null ? null : whisperOf(noun));
            if (link == null || target == null || dial == null) {
                talk(child);
            } else {
                whisper(child, target, link, dial);
            }
        }

        private void talk(String child) {
            talks = true;
            since = stage.time().nanos();
            performance.on(new RunEvent.DialAnswered(child));
        }

        private void whisper(String child, Target target, Link link, String port) {
            Launch launch =
                    new Launch(
                            new Script.Webhook(link),
                            child,
                            null,
                            from(verb),
                            target.shown(),
                            Direction.OUTBOUND_DIAL,
                            Map.of(),
                            performance.launch().callSid());
            whisper =
                    new Performance(
                            stage, conductor, port, launch, joined -> whispered(child, joined));
            whisper.startUp(null);
        }

        private void whispered(String child, boolean joined) {
            whisper = null;
            if (call == null) {
                return;
            }
            if (joined) {
                talk(child);
            } else {
                call.end();
                failed(child, new WireError(ENDED, "whoever answered did not take the call"));
            }
        }

        private void failed(@Nullable String child, WireError why) {
            call = null;
            dial = null;
            stopRecording();
            performance.on(new RunEvent.DialFailed(why, child));
        }

        @Override
        public void ended(@Nullable WireError why) {
            if (talks) {
                over();
                return;
            }
            String child = call == null ? null : call.firstLeg();
            Performance heard = whisper;
            whisper = null;
            if (heard != null) {
                heard.on(new RunEvent.LegGone());
            }
            boolean refused = why != null && heard == null;
            failed(child, refused ? why : new WireError(ENDED, "the call ended"));
        }

        @Override
        public void digits(String digits) {
            if (whisper == null) {
                performance.on(new RunEvent.ChildDigits(digits));
            } else {
                whisper.on(new RunEvent.Digits(digits));
            }
        }

        @Override
        public void played() {
            if (whisper != null) {
                whisper.on(new RunEvent.PromptsHeard());
            }
        }

        void recorded(Path file, Duration length) {
            if (whisper != null) {
                whisper.ears().recorded(file, length);
            }
        }
    }

    private static @Nullable Link whisperOf(Noun noun) {
        return switch (noun) {
            case Noun.Client client -> client.whisper();
            case Noun.Number number -> number.whisper();
            case Noun.Conference _, Noun.Unsupported _ -> null;
        };
    }
}
