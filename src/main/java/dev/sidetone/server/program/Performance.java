package dev.sidetone.server.program;

import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.script.Doing;
import dev.sidetone.server.script.Launch;
import dev.sidetone.server.script.Run;
import dev.sidetone.server.script.RunEffect;
import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.script.RunEvent;
import dev.sidetone.server.script.RunRules;
import dev.sidetone.server.script.RunRules.Step;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

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
    private Run run;
    private @Nullable String offer;
    private @Nullable String recording;
    private int documents;

    Performance(Stage stage, Conductor conductor, String leg, Launch launch) {
        this.stage = stage;
        this.conductor = conductor;
        this.leg = leg;
        this.run = Run.of(launch, false);
        this.party = new Party(stage, conductor, leg, this);
    }

    /** The call rings here. */
    void start(String sdp) {
        offer = sdp;
        on(new RunEvent.Started());
    }

    /** The call that we made has been answered. */
    void startUp() {
        run = run.with(Run.Leg.UP);
        on(new RunEvent.Started());
    }

    OwnCall.RecordingEars ears() {
        return this::recorded;
    }

    @Nullable URI base() {
        return run.base();
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
            clocks.values().forEach(SerialQueue.Timer::cancel);
            party.end();
            stage.media().close(leg);
            stage.documents().forget(run.launch().callSid());
            conductor.ended(leg);
        }
    }

    private void carryOut(RunEffect effect) {
        switch (effect) {
            case RunEffect.Load load -> load(load);
            case RunEffect.Answer _ -> stage.media().answer(leg, String.valueOf(offer), new Port());
            case RunEffect.Refuse(WireError why) -> stage.switchboard().refuse(leg, why);
            case RunEffect.HangUp(WireError why) -> stage.switchboard().hangUp(leg, why);
            case RunEffect.Play(var prompts, int loops) -> stage.media().play(leg, prompts, loops);
            case RunEffect.Stop _ -> stage.media().stop(leg);
            case RunEffect.Echo(boolean on) -> stage.media().echo(leg, on);
            case RunEffect.Arm(Clock clock, Duration after) -> arm(clock, after);
            case RunEffect.Disarm(Clock clock) -> disarm(clock);
            case RunEffect.Forward(var dial, var nouns) ->
                    stage.switchboard().forward(leg, party.order(dial, nouns));
            case RunEffect.Ring(var dial, var nouns) -> party.ring(dial, nouns);
            case RunEffect.EndDial _ -> party.end();
            case RunEffect.Bridge(var dial) -> party.bridge(dial);
            case RunEffect.Enter(var room) ->
                    conductor
                            .rooms()
                            .enter(leg, room, run.base(), () -> on(new RunEvent.RoomClosed()));
            case RunEffect.Leave _ -> {
                conductor.rooms().leave(leg);
                party.part();
            }
            case RunEffect.StartRecording(var order) -> record(order);
            case RunEffect.StopRecording _ -> stage.media().stopRecording(leg);
            case RunEffect.PressAtChild(String digits) -> party.press(digits);
            case RunEffect.PressAtLeg(String digits) ->
                    stage.switchboard().send(leg, new Message.Dtmf(leg, digits));
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
        return run.up() ? CallStatus.IN_PROGRESS : CallStatus.RINGING;
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
        String sid = stage.randomness().sid("RE");
        recording = sid;
        stage.media()
                .record(
                        leg,
                        new MediaDesk.Recording(
                                stage.recordings().file(sid),
                                order.maxLength(),
                                order.timeout(),
                                false,
                                order.trim()));
    }

    private void recorded(Path file, Duration length) {
        String sid = recording;
        if (sid != null) {
            recording = null;
            on(new RunEvent.Recorded(sid, stage.recordings().url(sid), length));
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
            stage.queue().execute(() -> on(new RunEvent.LegUp()));
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
