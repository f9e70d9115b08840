package dev.sidetone.server.exchange;

import dev.sidetone.server.call.Attachment;
import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.call.Callee;
import dev.sidetone.server.call.Fork;
import dev.sidetone.server.call.Placement;
import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.program.Switchboard;
import dev.sidetone.server.script.Line;
import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.WireError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What programs ask of the exchange, done in the call room. Lives on the server's queue. */
final class RoomSwitchboard implements Switchboard {
    private static final int UNAVAILABLE = 31480;

    private final CallRoom room;
    private final Sessions sessions;
    private final Callees callees;
    private @Nullable Programs programs;
    private @Nullable Attachment here;

    RoomSwitchboard(CallRoom room, Sessions sessions, Callees callees) {
        this.room = room;
        this.sessions = sessions;
        this.callees = callees;
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
        List<Fork> forks = forks(order, call.id());
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
                        order.ring());
        room.on(leg, new CallEvent.Forwarded(leg, to, forks));
    }

    @Override
    public void dial(String dial, Order order, String offer) {
        List<Fork> forks = forks(order, dial);
        if (forks.isEmpty()) {
            sessions.send(here().socket(), Message.Hangup.of(dial, nobody(order)));
            return;
        }
        var placement =
                new Placement(
                        order.parent(), dial, order.from(), shown(order), offer, order.ring());
        room.place(CallRules.placed(placement, dial, order.from(), here(), forks));
    }

    @Override
    public @Nullable String calleeOf(String dial) {
        return room.callOf(dial) instanceof CallState.Talking call ? call.callee().sid() : null;
    }

    @Override
    public void send(String leg, Message message) {
        if (message instanceof Message.Dtmf(_, String digits)) {
            room.on(leg, new CallEvent.DigitsPressed(leg, digits));
        }
    }

    private List<Fork> forks(Order order, String callSid) {
        List<Fork> forks = new ArrayList<>();
        for (Target target : order.targets()) {
            String name = name(target);
            Line line = Line.named(name);
            if (line != null && programs != null) {
                forks.add(programs.line(line, callSid, order.from()).fork());
            } else {
                forks.addAll(callees.forks(callee(target).with(target.told()), null));
            }
        }
        String named = order.named();
        if (named != null && !forks.isEmpty() && !forks.getFirst().inServer()) {
            forks.set(0, forks.getFirst().withSid(named));
        }
        return forks;
    }

    private Callee callee(Target target) {
        return switch (target) {
            case Target.Client(String identity, var params, _) ->
                    Callee.client(identity, FormParams.encode(params));
            case Target.Number(String number, _) -> callees.named(number, "");
        };
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.Client(String identity, _, _) -> identity;
            case Target.Number(String number, _) -> number;
        };
    }

    private static String shown(Order order) {
        return String.join(", ", order.targets().stream().map(RoomSwitchboard::name).toList());
    }

    private static WireError nobody(Order order) {
        return new WireError(UNAVAILABLE, "nobody named " + shown(order) + " is registered");
    }
}
