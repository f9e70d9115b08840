package dev.sidetone.server.console;

import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.CallState.Ended;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Leg;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.server.console.Shown.Tone;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What is said of a call that goes from one state to the next. */
final class CallStory {
    /** How a call ends that was simply not taken. */
    private static final List<Integer> NOT_TAKEN = List.of(31480, 31486, 31487, 31600, 31603);

    private CallStory() {}

    /** One line. */
    record Said(Tone tone, String text) {}

    /** The name of a call that a developer knows it by; null where the server alone has one. */
    static @Nullable String sid(@Nullable CallState before, CallState after) {
        if (after.id().startsWith("CA")) {
            return after.id();
        }
        return switch (after) {
            case Talking now -> now.callee().sid();
            case Ringing now -> now.forks().isEmpty() ? null : now.forks().getFirst().sid();
            case Ended _ -> before == null || before instanceof Ended ? null : sid(null, before);
        };
    }

    /** The lines of a step; none where nothing can be seen of it. */
    static List<Said> of(@Nullable CallState before, CallState after) {
        return switch (after) {
            case Ringing now -> before instanceof Ringing was ? rings(was, now) : begins(now);
            case Talking now ->
                    before instanceof Talking was ? talks(was, now) : opens(before, now);
            case Ended ended -> List.of(ends(before, ended));
        };
    }

    private static List<Said> begins(Ringing call) {
        String parent = call.placement().parent();
        String behalf = parent == null ? "" : ", on behalf of " + parent;
        return List.of(
                new Said(Tone.PLAIN, from(call) + " calls " + CallView.called(call) + behalf));
    }

    private static List<Said> rings(Ringing was, Ringing now) {
        List<Said> said = new ArrayList<>();
        if (was.program() == null && now.program() != null) {
            said.add(new Said(Tone.PLAIN, "goes on to " + CallView.called(now)));
        } else if (was.program() != null && now.program() == null) {
            said.add(new Said(Tone.WARN, "nobody answered there; the program has the call again"));
        } else {
            for (Fork fork : was.forks()) {
                if (now.fork(fork.sid()) == null) {
                    said.add(new Said(Tone.WARN, left(fork, now.refusal())));
                }
            }
        }
        String reached = reached(now);
        if (!was.announced() && now.announced() && !reached.isEmpty()) {
            said.add(new Said(Tone.PLAIN, "rings at " + reached));
        }
        return said;
    }

    private static String left(Fork fork, @Nullable WireError why) {
        String who = CallView.who(fork);
        return why == null ? who + " is rung no more" : who + " did not take it: " + reason(why);
    }

    private static String reached(Ringing call) {
        List<String> reached =
                call.forks().stream()
                        .filter(fork -> fork.reachable() && !fork.inServer())
                        .map(CallView::who)
                        .distinct()
                        .toList();
        return String.join(", ", reached);
    }

    private static List<Said> opens(@Nullable CallState before, Talking now) {
        String text =
                before == null
                        ? who(now.caller())
                                + " and "
                                + who(now.callee())
                                + " go on talking: the call came from a server before this one"
                        : who(now.callee()) + " answered; media " + way(CallView.path(now));
        return List.of(new Said(Tone.GOOD, text));
    }

    private static String way(String path) {
        return switch (path) {
            case "direct" -> "go directly";
            case "anchored" -> "go through the server";
            default -> "are the server's own";
        };
    }

    private static List<Said> talks(Talking was, Talking now) {
        List<Said> said = new ArrayList<>();
        side(was.caller(), now.caller(), said);
        side(was.callee(), now.callee(), said);
        return said;
    }

    private static void side(Leg was, Leg now, List<Said> said) {
        boolean before = was.place() instanceof Place.Lost;
        boolean lost = now.place() instanceof Place.Lost;
        if (lost && !before) {
            said.add(new Said(Tone.WARN, who(now) + " has lost the connection and may come back"));
        } else if (before && !lost) {
            said.add(new Said(Tone.GOOD, who(now) + " is back"));
        }
    }

    private static Said ends(@Nullable CallState before, Ended ended) {
        String who =
                switch (before) {
                    case Ringing was -> from(was) + " → " + CallView.called(was);
                    case Talking was -> who(was.caller()) + " and " + who(was.callee());
                    case null, default -> "a call";
                };
        WireError why = ended.why();
        if (why == null) {
            return new Said(Tone.PLAIN, who + ": over");
        }
        Tone tone = NOT_TAKEN.contains(why.code()) ? Tone.WARN : Tone.BAD;
        return new Said(tone, who + ": over, " + reason(why));
    }

    static String reason(WireError why) {
        return why.code() + " " + why.message();
    }

    private static String from(Ringing call) {
        return CallView.name(call.placement().from());
    }

    private static String who(Leg leg) {
        return CallView.who(leg);
    }
}
