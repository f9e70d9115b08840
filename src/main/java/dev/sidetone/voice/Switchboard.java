package dev.sidetone.voice;

import dev.sidetone.signaling.DialFailure;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.SignalingListener;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings what the server says to the call or invite that it is about. Lives on the voice queue. */
final class Switchboard implements SignalingListener {
    private final String server;
    private final List<CallRunner> calls = new ArrayList<>();
    private final Map<String, InviteRunner> invites = new LinkedHashMap<>();
    private final Journal journal;
    private final Edges edges;
    private final Messages messages = new Messages();
    private @Nullable Registration registration;

    /** What the client does with what concerns no call. */
    interface Registration {
        /** The server has accepted the token. */
        void connected(Message.Connected connected);

        /** The socket is lost or could not be opened. */
        void lost(VoiceError error);

        /** The server refused something that was not about one call. */
        void refused(VoiceError error);

        /** Present for incoming calls, or no longer so. */
        void present(boolean present);

        /** A call has come that no push told of. */
        void invited(Message.Invite invite);
    }

    Switchboard(String server, Journal journal, Edges edges) {
        this.server = server;
        this.journal = journal;
        this.edges = edges;
    }

    /** Who takes what concerns no call. */
    void connectTo(Registration taker) {
        registration = taker;
    }

    Messages messages() {
        return messages;
    }

    private void rest(Consumer<Registration> words) {
        if (registration != null) {
            words.accept(registration);
        }
    }

    void add(CallRunner call) {
        calls.add(call);
    }

    void add(InviteRunner invite) {
        invites.put(invite.callSid(), invite);
    }

    void gone(CallRunner call) {
        calls.remove(call);
    }

    void gone(InviteRunner invite) {
        invites.remove(invite.callSid(), invite);
    }

    /** Ends whatever there is. */
    void endAll() {
        each(call -> call.on(new CallEvent.HungUp()));
        List.copyOf(invites.values()).forEach(this::gone);
    }

    @Override
    public boolean hasCalls() {
        return !calls.isEmpty() || !invites.isEmpty();
    }

    /** Whether no call would be lost with the socket. */
    boolean outlivesSocket() {
        return invites.isEmpty()
                && calls.stream().allMatch(call -> call.machine().reconnect() != null);
    }

    void networkChanged() {
        each(call -> call.on(new CallEvent.NetworkChanged()));
    }

    @Override
    public void connected(Message.Connected connected) {
        each(call -> call.on(new CallEvent.SignalingReady()));
        eachInvite(new InviteMachine.Event.SignalingReady());
        rest(taker -> taker.connected(connected));
    }

    @Override
    public void lost(DialFailure why, String detail, boolean wasOpen) {
        VoiceError error = VoiceError.fromDial(why, server);
        if (!wasOpen) {
            edges.failed();
        }
        each(call -> call.on(new CallEvent.SignalingLost(error, !wasOpen)));
        eachInvite(new InviteMachine.Event.SignalingLost(error, !wasOpen));
        messages.lost();
        rest(taker -> taker.lost(error));
    }

    @Override
    public void message(Message message) {
        switch (message) {
            case Message.Invite invite -> invited(invite);
            case Message.Ringing ringing -> ringing(ringing);
            case Message.Answer answer ->
                    deliver(
                            namedOrNew(answer.callSid()),
                            answer.callSid(),
                            new CallEvent.RemoteAnswered(
                                    answer.callSid(), answer.sdp(), answer.reconnect()));
            case Message.Reinvite reinvite ->
                    to(reinvite.callSid(), new CallEvent.RemoteReinvited(reinvite.sdp()));
            case Message.Dtmf dtmf -> to(dtmf.callSid(), new CallEvent.RemoteDigits(dtmf.digits()));
            case Message.Tones tones ->
                    to(tones.callSid(), new CallEvent.DigitsUnheard(tones.digits()));
            case Message.Hangup hangup -> hungUp(hangup);
            case Message.Cancel cancel -> cancelled(cancel.callSid());
            case Message.Failed failed -> failed(failed);
            case Message.UserMessage said -> said(said);
            case Message.Ack ack -> messages.taken(ack.voiceEventSid());
            case Message.Ready _ -> rest(taker -> taker.present(true));
            case Message.Offline _ -> rest(taker -> taker.present(false));
            default -> journal.note("ignored", null, message.getClass().getSimpleName());
        }
    }

    private void invited(Message.Invite message) {
        InviteRunner invite = invites.get(message.callSid());
        CallRunner call = named(message.callSid());
        if (message.sdp() == null) {
            journal.note("ignored", message.callSid(), "an invite without a description");
        } else if (invite != null) {
            invite.on(new InviteMachine.Event.Offered(message.sdp(), message.reconnect()));
        } else if (call != null) {
            call.on(new CallEvent.RemoteOffered(message.sdp(), message.reconnect()));
        } else {
            rest(taker -> taker.invited(message));
        }
    }

    private void hungUp(Message.Hangup hangup) {
        VoiceError error = hangup.error() == null ? null : ofWire(hangup.error());
        String callSid = hangup.callSid();
        if (callSid == null) {
            each(call -> call.on(new CallEvent.RemoteHungUp(error)));
        } else if (!withdrawn(callSid, error)) {
            to(callSid, new CallEvent.RemoteHungUp(error));
        }
    }

    private void cancelled(String callSid) {
        if (!withdrawn(callSid, null)) {
            to(callSid, new CallEvent.RemoteCancelled());
        }
    }

    /** A push has cancelled a call; false, and without effect, where it is no invite any more. */
    boolean withdraw(String callSid) {
        return withdrawn(callSid, null);
    }

    private boolean withdrawn(String callSid, @Nullable VoiceError error) {
        InviteRunner invite = invites.get(callSid);
        if (invite == null) {
            return false;
        }
        VoiceError why = error == null ? VoiceError.of(ErrorCode.CALL_CANCELLED) : error;
        invite.on(new InviteMachine.Event.Withdrawn(why));
        return true;
    }

    /**
     * An error about one call matters to it while it is set up. One about none matters to all new
     * calls that are placed, or, when a push could not be fetched, to those that come.
     */
    private void failed(Message.Failed failed) {
        VoiceError error = ofWire(failed.error());
        if (failed.voiceEventSid() != null) {
            messages.failed(failed.voiceEventSid(), error);
        } else if (failed.callSid() != null) {
            if (!withdrawn(failed.callSid(), error)) {
                to(failed.callSid(), new CallEvent.Refused(error));
            }
        } else {
            boolean fetching = error.kind() == ErrorCode.BRIDGE_TOKEN_INVALID;
            each(
                    call -> {
                        if (call.machine().outgoing() != fetching) {
                            call.on(new CallEvent.Refused(error));
                        }
                    });
            if (fetching) {
                eachInvite(new InviteMachine.Event.Refused(error));
            }
            rest(taker -> taker.refused(error));
        }
    }

    private void said(Message.UserMessage said) {
        var message =
                CallMessage.ofWire(
                        said.content(),
                        said.messageType(),
                        said.contentType(),
                        said.voiceEventSid());
        CallRunner call = named(said.callSid());
        InviteRunner invite = invites.get(said.callSid());
        if (call != null) {
            call.call().messages().received(message);
        } else if (invite != null) {
            invite.invite().messages().received(message);
        } else {
            journal.note("ignored", said.callSid(), message);
        }
    }

    private static VoiceError ofWire(Message.WireError error) {
        return VoiceError.fromWire(error.code(), error.message());
    }

    private void to(String callSid, CallEvent event) {
        deliver(named(callSid), callSid, event);
    }

    /** Servers that do not say which invite they mean, mean the oldest. */
    private void ringing(Message.Ringing ringing) {
        String temporary = ringing.temporarySid();
        deliver(
                temporary == null ? namedOrNew(ringing.callSid()) : named(temporary),
                ringing.callSid(),
                new CallEvent.RemoteRinging(ringing.callSid(), ringing.sdp()));
    }

    private @Nullable CallRunner namedOrNew(String callSid) {
        CallRunner call = named(callSid);
        return call == null ? oldestUnnamed() : call;
    }

    private void deliver(@Nullable CallRunner call, String callSid, CallEvent event) {
        if (call == null) {
            journal.note("ignored", callSid, event.getClass().getSimpleName());
        } else {
            call.on(event);
        }
    }

    private @Nullable CallRunner named(String callSid) {
        for (CallRunner call : calls) {
            if (call.isNamed(callSid)) {
                return call;
            }
        }
        return null;
    }

    private @Nullable CallRunner oldestUnnamed() {
        for (CallRunner call : calls) {
            if (call.machine().outgoing()
                    && call.machine().invited()
                    && call.machine().sid() == null) {
                return call;
            }
        }
        return null;
    }

    private void each(Consumer<CallRunner> body) {
        List.copyOf(calls).forEach(body);
    }

    private void eachInvite(InviteMachine.Event event) {
        List.copyOf(invites.values()).forEach(invite -> invite.on(event));
    }
}
