package dev.sidetone.server.call;

import dev.sidetone.server.call.CallEffect.Send;
import dev.sidetone.server.call.CallState.Ringing;
import dev.sidetone.server.call.CallState.Talking;
import dev.sidetone.server.call.Leg.Place;
import dev.sidetone.signaling.Message.Ack;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.UserMessage;
import dev.sidetone.signaling.Message.WireError;

import java.util.ArrayList;
import java.util.List;

/**
 * Messages of apps: to the other side of a call that stands; while it rings, from the caller to all
 * who have the invite, and from each of them to the caller.
 */
final class SayingRules {
    private static final int NOBODY_THERE = 31211;

    private SayingRules() {}

    static List<CallEffect> ringing(Ringing call, CallEvent.Said said) {
        List<CallEffect> there = new ArrayList<>();
        if (!said.sid().equals(call.id())) {
            at(call.caller(), said, there);
            return outcome(said, there);
        }
        for (Fork fork : call.forks()) {
            Attachment at = fork.at();
            if (at != null && !at.inServer()) {
                there.add(forwarded(at, fork.sid(), said));
            }
        }
        return outcome(said, there);
    }

    static List<CallEffect> talking(Talking call, CallEvent.Said said) {
        List<CallEffect> there = new ArrayList<>();
        at(call.peerOf(call.leg(said.sid())), said, there);
        return outcome(said, there);
    }

    private static void at(Leg leg, CallEvent.Said said, List<CallEffect> there) {
        if (leg.place() instanceof Place.OnSocket(Attachment at)) {
            there.add(forwarded(at, leg.sid(), said));
        }
    }

    private static CallEffect forwarded(Attachment at, String sid, CallEvent.Said said) {
        UserMessage message = said.message();
        return new Send(
                at.socket(),
                new UserMessage(
                        sid,
                        message.content(),
                        message.contentType(),
                        message.messageType(),
                        said.forwardedAs()));
    }

    /** The sender learns first whether anybody was there to be told. */
    private static List<CallEffect> outcome(CallEvent.Said said, List<CallEffect> there) {
        String eventSid = said.message().voiceEventSid();
        var nobody = new WireError(NOBODY_THERE, "nobody can hear a message just now");
        List<CallEffect> then = new ArrayList<>();
        then.add(
                new Send(
                        said.by().socket(),
                        there.isEmpty()
                                ? new Failed(nobody, said.sid(), eventSid)
                                : new Ack("message", said.sid(), eventSid)));
        then.addAll(there);
        return then;
    }
}
