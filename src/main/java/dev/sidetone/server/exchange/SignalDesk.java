package dev.sidetone.server.exchange;

import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.limit.Utf8;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.Randomness;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

/** What clients say on their signaling sockets. Lives on the server's queue. */
final class SignalDesk {
    private static final int BAD_REQUEST = 31400;
    private static final int TOO_LATE = 31008;
    private static final int BUSY = 31486;
    private static final int NO_SUCH_CALL = 31481;
    private static final int MESSAGE_TOO_LARGE = 31212;
    private static final int NOT_IN_A_CALL = 31211;
    private static final int UNKNOWN_MESSAGE_TYPE = 31210;
    private static final int TOO_MANY_MESSAGES = 31206;
    private static final int MAX_MESSAGE = 10 * 1024;
    private static final String USER_DEFINED = "user-defined-message";
    private static final int POLICY = 1008;

    /** A client that talks nonsense that often is disconnected. */
    private static final int MAX_FAULTS = 100;

    private final Admission admission;
    private final Placing placing;
    private final Resuming resuming;
    private final CallRoom room;
    private final Sessions sessions;
    private final Randomness randomness;
    private final Trace trace;

    SignalDesk(
            Admission admission,
            Placing placing,
            Resuming resuming,
            CallRoom room,
            Sessions sessions,
            Randomness randomness,
            Trace trace) {
        this.admission = admission;
        this.placing = placing;
        this.resuming = resuming;
        this.room = room;
        this.sessions = sessions;
        this.randomness = randomness;
        this.trace = trace;
    }

    void heard(Session session, Message message) {
        switch (message) {
            case Message.Heartbeat _ -> {
                // that it came is all it says
            }
            case Message.Listen listen -> listen(session, listen);
            case Message.Unknown(String type) ->
                    fault(session, "there is no message of type \"" + type + "\"");
            case Message.Connected _,
                    Message.Ready _,
                    Message.Offline _,
                    Message.Ringing _,
                    Message.Cancel _,
                    Message.Ack _,
                    Message.Failed _,
                    Message.Close _ ->
                    fault(session, "this message is the server's to send");
            default -> {
                if (session.identity == null) {
                    fault(session, "the first message on a socket is listen");
                } else {
                    known(session, message);
                }
            }
        }
    }

    private void listen(Session session, Message.Listen listen) {
        String bridge = listen.bridgeToken();
        if (bridge == null) {
            admission.listen(session, listen);
        } else if (admission.listenBridged(session, listen)) {
            resuming.fetch(session, bridge);
        }
    }

    private void known(Session session, Message message) {
        switch (message) {
            case Message.Register(boolean audio) -> register(session, audio);
            case Message.Invite invite -> invite(session, invite);
            case Message.Answer(String sid, String sdp, _) -> answer(session, sid, sdp);
            case Message.Hangup(String sid, _, _) -> hangup(session, sid);
            case Message.Reject(String sid, String reason) ->
                    about(
                            session,
                            sid,
                            leg ->
                                    new CallEvent.Rejected(
                                            leg,
                                            rejection(session, reason),
                                            Protocol.BUSY.equals(reason)));
            case Message.Reinvite(String sid, String sdp) -> reinvite(session, sid, sdp);
            case Message.Dtmf(String sid, String digits) -> dtmf(session, sid, digits);
            case UserMessage user -> say(session, user);
            default -> throw new IllegalStateException("not a client's message: " + message);
        }
    }

    private static WireError rejection(Session session, @Nullable String reason) {
        String doing = Protocol.BUSY.equals(reason) ? " is in another call" : " declined the call";
        return new WireError(BUSY, session.identity + doing);
    }

    private void register(Session session, boolean audio) {
        if (!audio) {
            sessions.unregister(session);
            session.send(new Message.Offline());
        } else if (admission.mayRegister(session)) {
            if (!session.registered) {
                sessions.register(session, String.valueOf(session.identity));
                trace.add(Layer.SERVER, "Registered", session.identity, session.id);
            }
            session.send(new Message.Ready());
        }
    }

    private void invite(Session session, Message.Invite invite) {
        if (!session.sidetone() && session.settingUp != null) {
            placing.postpone(session, invite);
        } else if (invite.reconnect() == null) {
            placing.place(session, invite);
        } else {
            resuming.resume(session, invite);
        }
    }

    private void answer(Session session, String sid, @Nullable String sdp) {
        var by = session.attachment();
        if (!about(session, sid, leg -> new CallEvent.Answered(leg, by, sdp))) {
            var late = new WireError(TOO_LATE, "the call ended before it was answered");
            session.send(Hangup.of(sid, late));
        }
    }

    private void hangup(Session session, @Nullable String sid) {
        if (sid == null) {
            fault(session, "hangup needs a callsid");
        } else if (!about(session, sid, CallEvent.HungUp::new)) {
            // a call of a server before this one may still be on its way to us
            room.farewells().add(sid);
        }
    }

    private void reinvite(Session session, String sid, String sdp) {
        var by = session.attachment();
        if (!about(session, sid, leg -> new CallEvent.Reoffered(leg, by, sdp))) {
            session.send(Hangup.of(sid, new WireError(NO_SUCH_CALL, "there is no such call")));
        }
    }

    private void dtmf(Session session, String sid, String digits) {
        if (digits.length() > 64
                || !digits.chars().allMatch(c -> "0123456789*#w".indexOf(c) >= 0)) {
            fault(session, "digits are 0-9, *, # and w");
        } else {
            about(session, sid, leg -> new CallEvent.DigitsPressed(leg, digits));
        }
    }

    private void say(Session session, UserMessage user) {
        if (!mayBeSaid(session, user)) {
            return;
        }
        var by = session.attachment();
        String forwardedAs = randomness.sid("KX");
        if (!about(
                session, user.callSid(), leg -> new CallEvent.Said(leg, by, user, forwardedAs))) {
            refuse(session, user, NOT_IN_A_CALL, "there is no such call");
        }
    }

    private static boolean mayBeSaid(Session session, UserMessage user) {
        if (Utf8.length(user.content()) > MAX_MESSAGE) {
            refuse(session, user, MESSAGE_TOO_LARGE, "a message may have 10 kB");
        } else if (!USER_DEFINED.equals(user.messageType())) {
            refuse(session, user, UNKNOWN_MESSAGE_TYPE, "messages are of type " + USER_DEFINED);
        } else if (!session.messages.admits(session.heardAt)) {
            refuse(session, user, TOO_MANY_MESSAGES, "ten messages a minute may be sent");
        } else {
            return true;
        }
        return false;
    }

    private static void refuse(Session session, UserMessage user, int code, String text) {
        session.send(new Failed(new WireError(code, text), user.callSid(), user.voiceEventSid()));
    }

    /** Brings an event to the sender's own leg; false when there is none of that name. */
    private boolean about(Session session, String sid, EventOf event) {
        String leg = room.legOf(sid, session.identity);
        if (leg == null) {
            return false;
        }
        room.on(leg, event.about(leg));
        return true;
    }

    /** Makes an event about a leg. */
    @FunctionalInterface
    private interface EventOf {
        CallEvent about(String leg);
    }

    /** Nonsense: tells the one who talked it, and nobody else hears of it. */
    void fault(Session session, String why) {
        session.faults++;
        session.send(Failed.of(BAD_REQUEST, why));
        if (session.faults > MAX_FAULTS) {
            session.wire.close(POLICY, "too many malformed frames");
        }
    }
}
