package dev.sidetone.server.console;

import dev.sidetone.server.call.Attachment;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Leg;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.server.console.Shown.Call;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is shown of a call: from what was shown before and the state now. */
final class CallView {
    static final String RINGING = "ringing";
    static final String OPEN = "open";
    private static final String SERVER = "server";
    private static final String CLIENT = "client:";

    /** What the server calls a developer's TwiML that has a call. */
    private static final String APPLICATION = "application";

    private static final String TWIML = "your TwiML";

    private final @Nullable Call before;
    private final long now;

    private CallView(@Nullable Call before, long now) {
        this.before = before;
        this.now = now;
    }

    /** The call now; null when it is over. */
    static @Nullable Call of(@Nullable Call before, CallState state, long now) {
        var view = new CallView(before, now);
        return switch (state) {
            case Ringing ringing -> view.ringing(ringing);
            case Talking talking -> view.talking(talking);
            case CallState.Ended _ -> null;
        };
    }

    /** Where the media of a call goes. */
    static String path(Talking call) {
        if (call.caller().inServer() || call.callee().inServer()) {
            return SERVER;
        }
        return call.anchored() ? "anchored" : "direct";
    }

    /** A name without what says that it is one. */
    static String name(String address) {
        return address.startsWith(CLIENT) ? address.substring(CLIENT.length()) : address;
    }

    /** Whom a call is for, for a person. */
    static String called(Ringing call) {
        String called = call.placement().called();
        boolean program = call.forks().stream().anyMatch(Fork::inServer);
        return shown(called, program);
    }

    static String who(Fork fork) {
        return shown(fork.callee().identity(), fork.inServer());
    }

    static String who(Leg leg) {
        return shown(name(leg.identity()), leg.inServer());
    }

    private static String shown(String name, boolean program) {
        return program && name.equals(APPLICATION) ? TWIML : name;
    }

    private Call ringing(Ringing call) {
        List<Shown.Leg> legs = new ArrayList<>();
        legs.add(leg(call.caller(), call.announced() ? "hears it ring" : "calling"));
        for (Fork fork : call.forks()) {
            legs.add(leg(fork.sid(), who(fork), at(fork), state(fork)));
        }
        Fork program = call.program();
        if (program != null) {
            legs.add(leg(program.sid(), who(program), SERVER, "waits"));
        }
        var placement = call.placement();
        return new Call(
                call.id(),
                RINGING,
                null,
                since(RINGING),
                name(placement.from()),
                called(call),
                placement.parent(),
                legs);
    }

    private Call talking(Talking call) {
        return new Call(
                call.id(),
                OPEN,
                path(call),
                since(OPEN),
                before == null ? call.caller().identity() : before.from(),
                before == null ? call.callee().identity() : before.to(),
                before == null ? null : before.parent(),
                List.of(
                        leg(call.caller(), state(call.caller())),
                        leg(call.callee(), state(call.callee()))));
    }

    private Shown.Leg leg(Leg leg, String state) {
        String sid = leg.sid();
        String at =
                leg.place() instanceof Place.OnSocket(Attachment attached)
                        ? at(attached)
                        : known(sid, "nowhere");
        return leg(sid, who(leg), at, state);
    }

    private Shown.Leg leg(String sid, String who, String at, String state) {
        String shown = sid.startsWith("CA") ? sid : null;
        Shown.Leg was = was(shown, at);
        boolean same = was != null && was.state().equals(state);
        return new Shown.Leg(shown, who, at, state, same ? was.since() : now);
    }

    private Shown.@Nullable Leg was(@Nullable String sid, String at) {
        if (before == null) {
            return null;
        }
        return before.legs().stream()
                .filter(leg -> Objects.equals(leg.sid(), sid) && leg.at().equals(at))
                .findFirst()
                .orElse(null);
    }

    /** Where a leg was before its socket broke. */
    private String known(String sid, String otherwise) {
        return before == null
                ? otherwise
                : before.legs().stream()
                        .filter(leg -> sid.equals(leg.sid()))
                        .map(Shown.Leg::at)
                        .findFirst()
                        .orElse(otherwise);
    }

    private static String at(Attachment at) {
        if (at.inServer()) {
            return SERVER;
        }
        return at.sidetone() ? "Sidetone" : "web page";
    }

    private static String at(Fork fork) {
        Attachment at = fork.at();
        return at == null ? "push" : at(at);
    }

    private static String state(Fork fork) {
        if (fork.inServer()) {
            return "starting";
        }
        if (fork.at() != null) {
            return RINGING;
        }
        return fork.linkUp() ? "pushed" : "unreachable";
    }

    private static String state(Leg leg) {
        return leg.place() instanceof Place.OnSocket ? OPEN : "lost";
    }

    private long since(String state) {
        return before != null && before.state().equals(state) ? before.since() : now;
    }
}
