package dev.sidetone.server.script;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.twiml.Noun;
import dev.sidetone.server.twiml.Recording;
import dev.sidetone.server.twiml.Verb;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Dial. A call that need not be heard by the server rings elsewhere as it is, with its own media;
 * any other is taken by the server, which calls the others itself and lets both sides hear each
 * other.
 */
final class DialRules {
    private static final Prompt RINGBACK = new Prompt.Sound("ringback");
    private static final int FAILED = 31404;

    private DialRules() {}

    static Run dial(Run run, Verb.Dial dial, List<RunEffect> then) {
        Noun.Conference room = conference(dial);
        if (room != null) {
            return run.up() ? enter(run, dial, room, then) : RunRules.answer(run, dial, then);
        }
        List<Noun> nouns = reachable(dial);
        if (nouns.isEmpty()) {
            var why = new WireError(FAILED, "Dial names nobody who could be reached here");
            return after(run, dial, DialResult.failed(new RunEvent.DialFailed(why)), then);
        }
        if (forwards(run, dial)) {
            then.add(new RunEffect.Forward(dial, nouns));
            return run.at(new Doing.Forwarding(dial));
        }
        if (!run.up() && !dial.answerOnBridge()) {
            return RunRules.answer(run, dial, then);
        }
        return ring(run, dial, 0, then);
    }

    /** Whether nothing of the dial or behind it needs the server to hear the caller. */
    private static boolean forwards(Run run, Verb.Dial dial) {
        return !run.up()
                && dial.answerOnBridge()
                && run.rest().isEmpty()
                && dial.action() == null
                && !dial.hangupOnStar()
                && !dial.sequential()
                && dial.recording().from() == Recording.From.NEVER
                && dial.nouns().stream().allMatch(DialRules::plain);
    }

    private static boolean plain(Noun noun) {
        return switch (noun) {
            case Noun.Client client -> client.whisper() == null;
            case Noun.Number number -> number.whisper() == null && number.sendDigits() == null;
            case Noun.Conference _ -> false;
            case Noun.Unsupported _ -> true;
        };
    }

    private static List<Noun> reachable(Verb.Dial dial) {
        return dial.nouns().stream().filter(n -> !(n instanceof Noun.Unsupported)).toList();
    }

    private static Noun.@Nullable Conference conference(Verb.Dial dial) {
        for (Noun noun : dial.nouns()) {
            if (noun instanceof Noun.Conference room) {
                return room;
            }
        }
        return null;
    }

    private static Run enter(Run run, Verb.Dial dial, Noun.Conference room, List<RunEffect> then) {
        then.add(new RunEffect.Enter(room));
        then.add(new RunEffect.Arm(Clock.TALK, dial.timeLimit()));
        return run.at(new Doing.InRoom(dial));
    }

    private static Run ring(Run run, Verb.Dial dial, int from, List<RunEffect> then) {
        List<Noun> nouns = reachable(dial);
        int to = dial.sequential() ? from + 1 : nouns.size();
        then.add(new RunEffect.Ring(dial, nouns.subList(from, to)));
        if (run.up() && from == 0) {
            then.add(new RunEffect.Play(List.of(ringback(dial)), 0));
        }
        return run.at(new Doing.Dialling(dial, to));
    }

    private static Prompt ringback(Verb.Dial dial) {
        String country = dial.ringTone();
        return country == null
                ? RINGBACK
                : new Prompt.Sound("ringback-" + country.toLowerCase(Locale.ROOT));
    }

    static Run on(Run run, RunEvent event, List<RunEffect> then) {
        return switch (event) {
            case RunEvent.DialFailed failed -> failed(run, failed, then);
            case RunEvent.DialAnswered(String child) -> answered(run, child, then);
            case RunEvent.DialEnded ended -> ended(run, ended, then);
            case RunEvent.ChildDigits(String digits) -> {
                if (run.doing() instanceof Doing.Bridged) {
                    then.add(new RunEffect.PressAtLeg(digits));
                }
                yield run;
            }
            case RunEvent.RoomClosed _ ->
                    run.doing() instanceof Doing.InRoom(var dial) ? left(run, dial, then) : run;
            default -> run;
        };
    }

    private static Run failed(Run run, RunEvent.DialFailed failed, List<RunEffect> then) {
        DialResult result = DialResult.failed(failed);
        return switch (run.doing()) {
            case Doing.Forwarding(var dial) -> after(run, dial, result, then);
            case Doing.Dialling(var dial, int next) -> {
                if (next < reachable(dial).size()) {
                    yield ring(run, dial, next, then);
                }
                if (run.up()) {
                    then.add(new RunEffect.Stop());
                }
                yield after(run, dial, result, then);
            }
            default -> run;
        };
    }

    private static Run answered(Run run, String child, List<RunEffect> then) {
        if (!(run.doing() instanceof Doing.Dialling(var dial, _))) {
            return run;
        }
        Run connecting = run.at(new Doing.Connecting(dial, child));
        if (run.up()) {
            then.add(new RunEffect.Stop());
            return bridged(connecting, then);
        }
        then.add(new RunEffect.Answer());
        return connecting;
    }

    /** Both are there. */
    static Run bridged(Run run, List<RunEffect> then) {
        if (!(run.doing() instanceof Doing.Connecting(var dial, String child))) {
            return run;
        }
        then.add(new RunEffect.Bridge(dial));
        then.add(new RunEffect.Arm(Clock.TALK, dial.timeLimit()));
        return run.at(new Doing.Bridged(dial, child));
    }

    private static Run ended(Run run, RunEvent.DialEnded ended, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Bridged(var dial, String child) -> {
                then.add(new RunEffect.Disarm(Clock.TALK));
                then.add(new RunEffect.Leave());
                yield after(run, dial, DialResult.talked(child, ended), then);
            }
            case Doing.Connecting(var dial, String child) ->
                    after(run, dial, DialResult.talked(child, ended), then);
            default -> run;
        };
    }

    /** The caller hung up; the action is told how far the dial had come. */
    static Run callerLeft(Run run, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Dialling(var dial, _) -> canceled(run, dial, then);
            case Doing.Connecting(var dial, _) -> canceled(run, dial, then);
            default -> hungUpByUs(run, then);
        };
    }

    private static Run canceled(Run run, Verb.Dial dial, List<RunEffect> then) {
        then.add(new RunEffect.EndDial());
        return after(run, dial, DialResult.of(Outcome.CANCELED), then);
    }

    static Run pressed(Run run, String digits, List<RunEffect> then) {
        boolean star = digits.indexOf('*') >= 0;
        return switch (run.doing()) {
            case Doing.Bridged(var dial, _) when star && dial.hangupOnStar() ->
                    hungUpByUs(run, then);
            case Doing.InRoom(var dial) when star && dial.hangupOnStar() -> hungUpByUs(run, then);
            case Doing.Bridged _ -> {
                then.add(new RunEffect.PressAtChild(digits));
                yield run;
            }
            default -> run;
        };
    }

    /** The other side is let go, and the program goes on. */
    static Run hungUpByUs(Run run, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Bridged _ -> {
                then.add(new RunEffect.Part());
                yield run;
            }
            case Doing.InRoom(var dial) -> left(run, dial, then);
            default -> run;
        };
    }

    private static Run left(Run run, Verb.Dial dial, List<RunEffect> then) {
        RunRules.leave(run, then);
        return after(run, dial, DialResult.of(Outcome.ANSWERED), then);
    }

    /** On to the action, or to the next verb; a caller who waits learns why nobody answered. */
    private static Run after(Run run, Verb.Dial dial, DialResult result, List<RunEffect> then) {
        if (dial.action() != null) {
            return RunRules.ask(run, dial.action(), result.form(), then);
        }
        Run on = run.at(new Doing.Starting());
        return run.rest().isEmpty() && !run.gone()
                ? RunRules.end(on, result.why(), then)
                : RunRules.next(on, then);
    }
}
