package dev.sidetone.server.exchange;

import dev.sidetone.server.call.Attachment;
import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Placement;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.program.Switchboard;
import dev.sidetone.server.script.Line;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** What programs ask of the exchange, done in the call room. Lives on the server's queue. */
final class RoomSwitchboard implements Switchboard {
    private static final int UNAVAILABLE = 31480;

    private final CallRoom room;
    private final Sessions sessions;
    private final Callees callees;
    private final CallHistory history;
    private final Watch watch;
    private @Nullable Programs programs;
    private @Nullable Attachment here;

    RoomSwitchboard(
            CallRoom room, Sessions sessions, Callees callees, CallHistory history, Watch watch) {
        this.room = room;
        this.sessions = sessions;
        this.callees = callees;
        this.history = history;
        this.watch = watch;
    }

    /** Where lines are run that a program calls. */
    void runs(Programs lines) {
        programs = lines;
    }

    @Override
    public SocketId attach(Consumer<Message> listener) {
        SocketId socket = sessions.attach(listener);
        here = Attachment.server(socket);
        return socket;
    }

    private Attachment here() {
        Attachment attached = here;
        if (attached == null) {
            throw new IllegalStateException("nobody is attached");
        }
        return attached;
    }

    @Override
    public void answer(String leg, String sdp) {
        room.on(leg, new CallEvent.Answered(leg, here(), sdp));
    }

    @Override
    public void refuse(String leg, WireError why) {
        room.on(leg, new CallEvent.Rejected(leg, why));
    }

    @Override
    public void hangUp(String leg, @Nullable WireError why) {
        room.on(leg, new CallEvent.HungUp(leg, why));
    }

    @Override
    public void forward(String leg, Order order) {
        if (!(room.callOf(leg) instanceof CallState.Ringing call)) {
            return;
        }
        Placement before = call.placement();
        List<Fork> forks = List.copyOf(forks(order, call.id()).keySet());
        if (forks.isEmpty()) {
            sessions.send(here().socket(), new Message.Failed(nobody(order), leg, null));
            return;
        }
        var to =
                new Placement(
                        null,
                        before.temporarySid(),
                        order.from(),
                        shown(order),
                        before.offer(),
                        order.ring(),
                        order.limit());
        room.on(leg, new CallEvent.Forwarded(leg, to, forks));
    }

    @Override
    public SequencedMap<String, Target> dial(String dial, Order order, String offer) {
        SequencedMap<Fork, Target> forks = forks(order, dial);
        SequencedMap<String, Target> legs = new LinkedHashMap<>();
        forks.forEach((fork, target) -> legs.put(fork.sid(), target));
        if (forks.isEmpty()) {
            sessions.send(here().socket(), Message.Hangup.of(dial, nobody(order)));
            return legs;
        }
        var placement =
                new Placement(
                        order.parent(), dial, order.from(), shown(order), offer, order.ring());
        List<Fork> rung = List.copyOf(forks.keySet());
        room.place(CallRules.placed(placement, dial, order.from(), here(), rung));
        return legs;
    }

    @Override
    public @Nullable String calleeOf(String dial) {
        return room.callOf(dial) instanceof CallState.Talking call ? call.callee().sid() : null;
    }

    @Override
    public boolean press(String leg, String digits) {
        boolean taken = room.callOf(leg) instanceof CallState.Talking call && call.takesKeys(leg);
        if (taken) {
            room.on(leg, new CallEvent.DigitsPressed(leg, digits));
        }
        return taken;
    }

    private SequencedMap<Fork, Target> forks(Order order, String callSid) {
        SequencedMap<Fork, Target> forks = new LinkedHashMap<>();
        for (Target target : order.targets()) {
            List<Fork> rung = forks(order, target, callSid);
            if (rung.isEmpty()) {
                unreached(order, target);
            }
            for (Fork fork : rung) {
                String named = forks.isEmpty() && !fork.inServer() ? order.named() : null;
                forks.put(named == null ? fork : fork.withSid(named), target);
            }
        }
        return forks;
    }

    private List<Fork> forks(Order order, Target target, String callSid) {
        Callee callee = callee(target).with(target.told());
        Line line = Line.named(name(target));
        return line != null && programs != null
                ? List.of(programs.line(line, callSid, order.from()).fork().withCallee(callee))
                : callees.forks(callee, notified(target));
    }

    /** It is a leg as any other, for whoever asks about it or wants to be told. */
    private void unreached(Order order, Target target) {
        WireError why = nobody(target);
        String parent = order.parent();
        String about = parent == null ? order.named() : parent;
        if (about != null) {
            watch.noted(about, "NobodyThere", why.message());
        }
        if (parent != null) {
            Callee callee = callee(target).with(target.told());
            String sid = callees.randomness().sid("CA");
            history.unreached(sid, parent, order.from(), callee, why);
        }
    }

    private Callee callee(Target target) {
        return switch (target) {
            case Target.Client(String identity, var params, _, _) ->
                    Callee.client(identity, FormParams.encodeValues(params));
            case Target.Number(String number, _) -> callees.numbered(number);
        };
    }

    private static @Nullable String notified(Target target) {
        return target instanceof Target.Client client ? client.notified() : null;
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.Client(String identity, _, _, _) -> identity;
            case Target.Number(String number, _) -> number;
        };
    }

    private static String shown(Order order) {
        return String.join(", ", order.targets().stream().map(RoomSwitchboard::name).toList());
    }

    private WireError nobody(Order order) {
        return order.targets().size() == 1
                ? nobody(order.targets().getFirst())
                : new WireError(UNAVAILABLE, "nobody named " + shown(order) + " is registered");
    }

    private WireError nobody(Target target) {
        WireError problem =
                target instanceof Target.Number(String number, _)
                        ? callees.problemOf(number)
                        : null;
        return problem == null ? callees.nobody(callee(target), name(target)) : problem;
    }
}
