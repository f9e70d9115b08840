package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Source;
import dev.sidetone.server.script.Doing;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.Run;
import dev.sidetone.server.script.RunEffect;
import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.script.RunEvent;
import dev.sidetone.server.script.RunRules;
import dev.sidetone.server.script.RunRules.Step;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One program on one call: brings events to the rules, and about what they ask for. Lives on the
 * server's queue.
 */
final class Performance {
    private final Stage stage;
    private final Conductor conductor;
    private final String leg;
    private final Map<Clock, SerialQueue.Timer> clocks = new EnumMap<>(Clock.class);
    private final Party party;
    private final Takes takes;
    private final @Nullable Consumer<Boolean> whispered;
    private Run run;
    private @Nullable String offer;
    private @Nullable RecordingEntry recording;
    private boolean answered;
    private boolean joins;
    private int documents;

    Performance(Stage stage, Conductor conductor, String leg, Launch launch) {
        this(stage, conductor, leg, launch, null);
    }

    /** A whisper: {@code whispered} is told its end, and whether the two are to be connected. */
    Performance(
            Stage stage,
            Conductor conductor,
            String leg,
            Launch launch,
            @Nullable Consumer<Boolean> whispered) {
        this.stage = stage;
        this.conductor = conductor;
        this.leg = leg;
        this.whispered = whispered;
        this.run = Run.of(launch, false);
        this.party = new Party(stage, conductor, leg, this);
        this.takes = new Takes(stage);
    }

    /** The call rings here. */
    void start(String sdp) {
        offer = sdp;
        on(new RunEvent.Started());
    }

    /** The call that we made has been answered; {@code order} is for the whole of it. */
    void startUp(@Nullable Recording order) {
        run = run.with(Run.Leg.UP);
        answered = true;
        if (order != null) {
            takes.call(leg, launch().callSid(), Source.API, order, order.status());
        }
        on(new RunEvent.Started());
    }

    Takes takes() {
        return takes;
    }

    /** Whether the call has been answered. */
    boolean isUp() {
        return answered;
    }

    /** Hears of recordings of a port that is somebody else's. */
    OwnCall.RecordingEars ears() {
        return this::recorded;
    }

    Base base() {
        return new Base(run.base());
    }

    Launch launch() {
        return run.launch();
    }

    void on(RunEvent event) {
        boolean over = run.doing() instanceof Doing.Over;
        Step step = RunRules.on(run, event);
        run = step.run();
        step.effects().forEach(this::carryOut);
        if (!over && run.doing() instanceof Doing.Over) {
            over();
        }
    }

    private void over() {
        clocks.values().forEach(SerialQueue.Timer::cancel);
        party.end();
        stage.documents().forget(run.launch().callSid());
        if (whispered == null) {
            stage.media().close(leg);
            conductor.ended(leg);
        } else {
            whispered.accept(joins);
        }
    }

    private void carryOut(RunEffect effect) {
        switch (effect) {
            case RunEffect.Load load -> load(load);
            case RunEffect.Answer _ -> stage.media().answer(leg, String.valueOf(offer), new Port());
            case RunEffect.Refuse(WireError why) -> stage.switchboard().refuse(leg, why);
            case RunEffect.HangUp(WireError why) -> {
                if (whispered == null) {
                    stage.switchboard().hangUp(leg, why);
                }
            }
            case RunEffect.Whispered _ -> joins = true;
            case RunEffect.Play(var prompts, int loops) -> stage.media().play(leg, prompts, loops);
            case RunEffect.Stop _ -> stage.media().stop(leg);
            case RunEffect.Echo(boolean on) -> stage.media().echo(leg, on);
            case RunEffect.Arm(Clock clock, Duration after) -> arm(clock, after);
            case RunEffect.Disarm(Clock clock) -> disarm(clock);
            case RunEffect.Forward(var dial, var nouns) ->
                    stage.switchboard()
                            .forward(leg, party.order(dial, nouns).within(dial.timeLimit()));
            case RunEffect.Ring(var dial, var nouns) -> party.ring(dial, nouns);
            case RunEffect.EndDial _ -> party.end();
            case RunEffect.Part _ -> party.hangUp();
            case RunEffect.Bridge(var dial) -> party.bridge(dial);
            case RunEffect.Enter(var room) -> enter(room);
            case RunEffect.Leave _ -> {
                conductor.rooms().leave(leg);
                party.part();
            }
            case RunEffect.StartRecording(var order) -> record(order);
            case RunEffect.StopRecording _ -> stopRecording();
            case RunEffect.PressAtChild(String digits) -> party.press(digits);
            case RunEffect.PressAtLeg(String digits) -> press(digits);
            case RunEffect.Note(String name, var detail) ->
                    stage.notes().note(run.launch().callSid(), name, detail);
        }
    }

    /** Only the last document that was asked for counts. */
    private void load(RunEffect.Load load) {
        int number = ++documents;
        stage.documents()
                .load(run.launch(), status(), load.link(), load.base(), load.parameters())
                .whenComplete(
                        (answer, broken) ->
                                stage.queue()
                                        .execute(
                                                () -> {
                                                    if (number == documents) {
                                                        on(event(answer, broken));
                                                    }
                                                }));
    }

    private static RunEvent event(Documents.@Nullable Answer answer, @Nullable Throwable broken) {
        return switch (answer) {
            case Documents.Answer.Loaded(var document, var from) ->
                    new RunEvent.Loaded(document, from);
            case Documents.Answer.Failed(int code, String reason) ->
                    new RunEvent.LoadFailed(code, reason);
            case null -> new RunEvent.LoadFailed(11200, String.valueOf(broken));
        };
    }

    private CallStatus status() {
        if (run.gone()) {
            return answered ? CallStatus.COMPLETED : CallStatus.CANCELED;
        }
        return run.up() ? CallStatus.IN_PROGRESS : CallStatus.RINGING;
    }

    private void enter(Noun.Conference room) {
        var guest =
                new Rooms.Guest(
                        leg,
                        run.launch(),
                        run.base(),
                        base().absolute(room.status()),
                        base().absolute(room.recorded()));
        conductor.rooms().enter(guest, room, () -> on(new RunEvent.RoomClosed()));
    }

    private void press(String digits) {
        if (!stage.switchboard().press(leg, digits)) {
            stage.media().sendDigits(leg, digits);
        }
    }

    private void arm(Clock clock, Duration after) {
        disarm(clock);
        clocks.put(
                clock,
                stage.queue()
                        .after(
                                after,
                                () -> {
                                    clocks.remove(clock);
                                    on(new RunEvent.TimeUp(clock));
                                }));
    }

    private void disarm(Clock clock) {
        SerialQueue.Timer timer = clocks.remove(clock);
        if (timer != null) {
            timer.cancel();
        }
    }

    private void record(Verb.Record order) {
        recording = takes.verb(leg, launch().callSid(), order, base().absolute(order.status()));
    }

    private void stopRecording() {
        if (recording != null) {
            takes.stop(leg, recording);
        }
    }

    private void recorded(Path file, Duration length) {
        RecordingEntry ended = takes.ended(file, length);
        if (ended != null && ended.source() == Source.VERB) {
            recording = null;
            String url = stage.recordings().url(ended);
            on(new RunEvent.Recorded(ended.sid(), url, ended.length()));
        }
    }

    /** What the port of the leg tells, brought to the server's queue. */
    private final class Port implements MediaDesk.Listener {
        @Override
        public void described(String sdp) {
            stage.queue().execute(() -> stage.switchboard().answer(leg, sdp));
        }

        @Override
        public void connected() {
            stage.queue().execute(this::up);
        }

        private void up() {
            answered = true;
            on(new RunEvent.LegUp());
        }

        @Override
        public void interrupted() {
            // the caller restarts ICE, or its signaling ends the call
        }

        @Override
        public void played() {
            stage.queue().execute(() -> on(new RunEvent.PromptsHeard()));
        }

        @Override
        public void recorded(Path file, Duration length) {
            stage.queue().execute(() -> Performance.this.recorded(file, length));
        }

        @Override
        public void failed(int code, String reason) {
            var why = new WireError(code, reason);
            stage.queue().execute(() -> on(new RunEvent.MediaFailed(why)));
        }
    }
}
