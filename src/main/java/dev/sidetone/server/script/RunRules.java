package dev.sidetone.server.script;

import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.script.RunEffect.Note;
import dev.sidetone.server.twiml.Finding;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.twiml.TwimlError;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a program runs: from a state and an event to the next state and what is asked for
 * (voice-sdk.md §5.1). An event that does not fit changes nothing.
 */
public final class RunRules {
    private static final int UNAVAILABLE = 31480;
    private static final int BUSY = 31486;
    private static final int DECLINED = 31603;

    /** A document that leads to itself at once must not keep two servers busy for ever. */
    private static final int MOST_DOCUMENTS = 50;

    /** A state and what is asked for on the way there. */
    public record Step(Run run, List<RunEffect> effects) {
        static Step nothing(Run run) {
            return new Step(run, List.of());
        }
    }

    private RunRules() {}

    /** What follows from {@code event}. */
    public static Step on(Run before, RunEvent event) {
        if (before.doing() instanceof Doing.Over) {
            return Step.nothing(before);
        }
        Run run = event instanceof RunEvent.Loaded ? before : before.havingDoneSomething();
        List<RunEffect> then = new ArrayList<>();
        Run next =
                switch (event) {
                    case RunEvent.Started _ -> load(run, then);
                    case RunEvent.Loaded loaded -> loaded(run, loaded, then);
                    case RunEvent.LoadFailed failed -> loadFailed(run, failed, then);
                    case RunEvent.LegUp _ -> legUp(run, then);
                    case RunEvent.LegGone _ -> legGone(run, then);
                    case RunEvent.MediaFailed(WireError why) -> end(run, why, then);
                    case RunEvent.PromptsHeard _ -> Prompts.heard(run, then);
                    case RunEvent.TimeUp(Clock clock) -> timeUp(run, clock, then);
                    case RunEvent.Digits(String digits) -> digits(run, digits, then);
                    case RunEvent.Recorded recorded -> Keys.recorded(run, recorded, then);
                    case RunEvent.Replaced(Script script) -> replaced(run, script, then);
                    default -> DialRules.on(run, event, then);
                };
        return new Step(next, then);
    }

    private static Run load(Run run, List<RunEffect> then) {
        return switch (run.launch().script()) {
            case Script.Inline(var document) ->
                    loaded(run, new RunEvent.Loaded(document, null), then);
            case Script.Refusal(WireError why) -> end(run, why, then);
            case Script.Unanswered _ -> run;
            case Script.Webhook(var link, _) -> {
                then.add(new RunEffect.Load(link, null, Map.of()));
                yield run.at(new Doing.Loading());
            }
        };
    }

    private static Run loaded(Run run, RunEvent.Loaded loaded, List<RunEffect> then) {
        loaded.document()
                .findings()
                .forEach(finding -> then.add(new Note("Finding", finding.sentence())));
        if (run.documents() >= MOST_DOCUMENTS) {
            String text =
                    "the call has read "
                            + MOST_DOCUMENTS
                            + " documents in a row, and done nothing; is it in a circle?";
            return end(run, new WireError(DECLINED, text), then);
        }
        return next(run.reading(loaded.document().verbs(), loaded.base()), then);
    }

    private static Run loadFailed(Run run, RunEvent.LoadFailed failed, List<RunEffect> then) {
        String text = failed.code() + ": " + failed.reason();
        then.add(new Note("NoDocument", text));
        if (!run.up()) {
            return end(run, new WireError(DECLINED, text), then);
        }
        then.add(new RunEffect.Play(List.of(Prompts.APOLOGY), 1));
        return run.at(new Doing.Apologizing());
    }

    /** The next verb; after the last one the call is over. */
    static Run next(Run run, List<RunEffect> then) {
        if (run.gone()) {
            return run.at(new Doing.Over());
        }
        if (run.rest().isEmpty()) {
            return run.launch().whispers() ? whispered(run, then) : end(run, null, then);
        }
        Verb verb = run.rest().getFirst();
        then.add(new Note("Verb", verb.getClass().getSimpleName() + " " + verb.at()));
        return perform(run.past(), verb, then);
    }

    private static Run perform(Run run, Verb verb, List<RunEffect> then) {
        return switch (verb) {
            case Verb.Prompt prompt -> Prompts.perform(run, prompt, then);
            case Verb.Gather gather -> Keys.gather(run, gather, then);
            case Verb.Record record -> Keys.record(run, record, then);
            case Verb.Dial dial when run.launch().whispers() -> {
                then.add(new Note("Finding", dialled(dial).sentence()));
                yield next(run, then);
            }
            case Verb.Dial dial -> DialRules.dial(run, dial, then);
            case Verb.Echo _ -> {
                if (!run.up()) {
                    yield answer(run, verb, then);
                }
                then.add(new RunEffect.Echo(true));
                yield run.at(new Doing.Echoing());
            }
            case Verb.Redirect(_, var link) -> {
                then.add(new RunEffect.Load(link, run.base(), Map.of()));
                yield run.at(new Doing.Loading());
            }
            case Verb.Reject(_, boolean busy) -> end(run, rejection(busy), then);
            case Verb.Hangup _ -> end(run, null, then);
            case Verb.Unsupported _ -> next(run, then);
        };
    }

    private static Finding dialled(Verb.Dial dial) {
        String found = "Dial stands in what a callee hears before the two are connected";
        return new Finding(TwimlError.DIAL_FROM_DIALLED, dial.at(), found, "It is skipped.");
    }

    /** The callee has heard it all, and did not hang up. */
    private static Run whispered(Run run, List<RunEffect> then) {
        then.add(new RunEffect.Whispered());
        return run.at(new Doing.Over());
    }

    /** On to another document; when the call is over its server is told nevertheless. */
    static Run ask(Run run, Link link, Map<String, String> parameters, List<RunEffect> then) {
        then.add(new RunEffect.Load(link, run.base(), parameters));
        return run.at(run.gone() ? new Doing.Over() : new Doing.Loading());
    }

    private static WireError rejection(boolean busy) {
        return busy
                ? new WireError(BUSY, "the application is busy")
                : new WireError(UNAVAILABLE, "the application does not take the call");
    }

    /** What needs sound waits until the call has been taken. */
    static Run answer(Run run, Verb verb, List<RunEffect> then) {
        then.add(new RunEffect.Answer());
        return run.at(new Doing.Answering(verb));
    }

    private static Run legUp(Run run, List<RunEffect> then) {
        Run up = run.with(Run.Leg.UP);
        return switch (run.doing()) {
            case Doing.Answering(Verb verb) -> perform(up, verb, then);
            case Doing.Connecting _ -> DialRules.bridged(up, then);
            default -> up;
        };
    }

    private static Run legGone(Run run, List<RunEffect> then) {
        Run gone = run.with(Run.Leg.GONE);
        return switch (run.doing()) {
            case Doing.Recording recording -> Keys.left(gone, recording, then);
            case Doing.Bridged _, Doing.InRoom _, Doing.Dialling _, Doing.Connecting _ ->
                    DialRules.callerLeft(gone, then);
            default -> {
                leave(run, then);
                yield gone.at(new Doing.Over());
            }
        };
    }

    /** The call is over, or is not taken at all. */
    static Run end(Run run, @Nullable WireError why, List<RunEffect> then) {
        leave(run, then);
        then.add(
                run.up() || why == null
                        ? new RunEffect.HangUp(run.up() ? null : why)
                        : new RunEffect.Refuse(why));
        return run.with(Run.Leg.GONE).at(new Doing.Over());
    }

    private static Run timeUp(Run run, Clock clock, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Pausing _ when clock == Clock.PAUSE -> next(run, then);
            case Doing.Gathering gathering when clock == Clock.KEY ->
                    Keys.gathered(run, gathering.gather(), gathering.digits(), "", then);
            case Doing.Bridged _ when clock == Clock.TALK -> DialRules.hungUpByUs(run, then);
            case Doing.InRoom _ when clock == Clock.TALK -> DialRules.hungUpByUs(run, then);
            default -> run;
        };
    }

    private static Run digits(Run run, String digits, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Gathering gathering -> Keys.pressed(run, gathering, digits, then);
            case Doing.Recording recording -> Keys.pressed(run, recording, digits, then);
            case Doing.Bridged _, Doing.InRoom _, Doing.Dialling _ ->
                    DialRules.pressed(run, digits, then);
            default -> run;
        };
    }

    private static Run replaced(Run run, Script script, List<RunEffect> then) {
        if (run.gone()) {
            return run;
        }
        leave(run, then);
        Launch launch = run.launch().running(script);
        Run fresh = new Run(launch, List.of(), run.base(), run.leg(), run.doing(), run.documents());
        return load(fresh, then);
    }

    /** Ends what is under way, whatever comes next. */
    static void leave(Run run, List<RunEffect> then) {
        switch (run.doing()) {
            case Doing.Prompting _, Doing.Apologizing _, Doing.Beeping _ ->
                    then.add(new RunEffect.Stop());
            case Doing.Pausing _ -> then.add(new RunEffect.Disarm(Clock.PAUSE));
            case Doing.Gathering _ -> {
                then.add(new RunEffect.Stop());
                then.add(new RunEffect.Disarm(Clock.KEY));
            }
            case Doing.Recording _ -> then.add(new RunEffect.StopRecording());
            case Doing.Echoing _ -> then.add(new RunEffect.Echo(false));
            case Doing.Dialling _ -> {
                then.add(new RunEffect.Stop());
                then.add(new RunEffect.EndDial());
            }
            case Doing.Connecting _ -> then.add(new RunEffect.EndDial());
            case Doing.Bridged _ -> {
                then.add(new RunEffect.Disarm(Clock.TALK));
                then.add(new RunEffect.Leave());
                then.add(new RunEffect.EndDial());
            }
            case Doing.InRoom _ -> {
                then.add(new RunEffect.Disarm(Clock.TALK));
                then.add(new RunEffect.Leave());
            }
            default -> {
                // nothing that would go on by itself
            }
        }
    }
}
