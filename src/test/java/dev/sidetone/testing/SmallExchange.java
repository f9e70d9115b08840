package dev.sidetone.testing;

import dev.sidetone.signaling.FormParams;
import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The least that brings two clients together, in memory: a token is the name of its bearer. */
public final class SmallExchange implements Wire.Dialer {
    private final SerialQueue queue;
    private final MessageCodec codec = new MessageCodec();
    private final Map<String, Seat> registered = new HashMap<>();
    private final Map<String, Leg> legs = new HashMap<>();
    private int calls;

    private record Leg(Seat seat, String sid, String peer) {}

    /** An exchange on a queue of its own. */
    public SmallExchange(Time time) {
        queue = time.queue("exchange");
    }

    @Override
    public Wire dial(URI url, Wire.Listener listener) {
        Seat seat = new Seat(listener);
        queue.execute(() -> listener.opened(seat));
        return seat;
    }

    private void take(Seat from, Message message) {
        switch (message) {
            case Message.Listen listen -> {
                from.name = listen.token();
                from.say(
                        new Message.Connected(
                                new Message.Identified(listen.token(), 3600, null),
                                new Message.Place(null, null, null, null)));
            }
            case Message.Register _ -> {
                registered.put(String.valueOf(from.name), from);
                from.say(new Message.Ready());
            }
            case Message.Invite invite -> invite(from, invite);
            case Message.Answer answer ->
                    toPeer(
                            answer.callSid(),
                            sid -> new Message.Answer(sid, answer.sdp(), "reconnect"));
            case Message.Hangup hangup ->
                    toPeer(String.valueOf(hangup.callSid()), Message.Hangup::of);
            case Message.Reject reject ->
                    toPeer(
                            reject.callSid(),
                            sid -> Message.Hangup.of(sid, new Message.WireError(31486, "busy")));
            case Message.Dtmf dtmf ->
                    toPeer(dtmf.callSid(), sid -> new Message.Dtmf(sid, dtmf.digits()));
            case Message.Reinvite again ->
                    toPeer(again.callSid(), sid -> new Message.Reinvite(sid, again.sdp()));
            default -> {}
        }
    }

    private void invite(Seat from, Message.Invite invite) {
        Seat to = registered.get(FormParams.decode(String.valueOf(invite.params())).get("To"));
        if (to == null || invite.sdp() == null) {
            from.say(
                    Message.Hangup.of(
                            invite.callSid(), new Message.WireError(31480, "nobody is there")));
            return;
        }
        String caller = "CA" + ++calls + "a";
        String callee = "CA" + calls + "b";
        legs.put(caller, new Leg(from, caller, callee));
        legs.put(callee, new Leg(to, callee, caller));
        from.say(new Message.Ringing(caller, null, invite.callSid()));
        Map<String, String> parameters = Map.of("From", "client:" + from.name, "CallSid", callee);
        to.say(new Message.Invite(callee, invite.sdp(), null, parameters, "reconnect"));
    }

    private void toPeer(String sid, Function<String, Message> words) {
        Leg leg = legs.get(sid);
        Leg peer = leg == null ? null : legs.get(leg.peer());
        if (peer != null) {
            peer.seat().say(words.apply(peer.sid()));
        }
    }

    private final class Seat implements Wire {
        private final Wire.Listener listener;
        private @Nullable String name;

        Seat(Wire.Listener listener) {
            this.listener = listener;
        }

        void say(Message message) {
            listener.frame(this, codec.encode(message));
        }

        @Override
        public void send(String frame) {
            queue.execute(
                    () -> {
                        try {
                            take(this, codec.decode(frame));
                        } catch (MalformedFrame malformed) {
                            throw new AssertionError(malformed);
                        }
                    });
        }

        @Override
        public void close(int code, String reason) {}
    }
}
