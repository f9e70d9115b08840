package dev.sidetone.voice;

import dev.sidetone.voice.CallEffect.News;
import dev.sidetone.voice.CallMachine.Awaiting;

import org.jspecify.annotations.Nullable;

/** Transitions of a call that is connecting or ringing. */
final class CallSetup {
    private CallSetup() {}

    static boolean on(CallDraft call, CallEvent event) {
        return switch (event) {
            case CallEvent.Started _ -> started(call);
            case CallEvent.Accepted _ -> accepted(call);
            case CallEvent.HungUp _ -> hungUp(call);
            case CallEvent.Described(String sdp) -> described(call, sdp);
            case CallEvent.MediaConnected _ -> mediaConnected(call);
            case CallEvent.MediaFailed(VoiceError error) -> broken(call, error);
            case CallEvent.RemoteRinging ringing -> ringing(call, ringing);
            case CallEvent.RemoteAnswered answer -> answered(call, answer);
            case CallEvent.RemoteOffered offer -> offered(call, offer);
            case CallEvent.RemoteHungUp(VoiceError error) -> remoteHungUp(call, error);
            case CallEvent.RemoteCancelled _ -> remoteHungUp(call, null);
            case CallEvent.Refused(VoiceError error) -> refused(call, error);
            case CallEvent.SignalingLost lost -> signalingLost(call, lost);
            case CallEvent.SignalingReady _ -> signalingReady(call);
            case CallEvent.TimedOut(CallTimer timer) -> timedOut(call, timer);
            case CallEvent.MediaInterrupted _,
                    CallEvent.NetworkChanged _,
                    CallEvent.DigitsPressed _,
                    CallEvent.DigitsNotTaken _,
                    CallEvent.DigitsUnheard _,
                    CallEvent.RemoteReinvited _,
                    CallEvent.RemoteDigits _ ->
                    false;
        };
    }

    private static boolean started(CallDraft call) {
        call.then(new CallEffect.OpenMedia());
        call.then(new CallEffect.MakeOffer());
        call.awaiting = Awaiting.OFFER;
        call.arm(CallTimer.SETUP);
        return true;
    }

    private static boolean accepted(CallDraft call) {
        call.then(new CallEffect.OpenMedia());
        call.arm(CallTimer.SETUP);
        return true;
    }

    private static boolean hungUp(CallDraft call) {
        call.leave(null);
        call.end(new News.Disconnected(null));
        return true;
    }

    private static boolean described(CallDraft call, String sdp) {
        if (call.awaiting == Awaiting.OFFER) {
            call.then(new CallEffect.SendInvite(sdp));
            call.invited = true;
        } else if (call.awaiting == Awaiting.ANSWER) {
            call.then(new CallEffect.SendAnswer(sdp));
            agreed(call);
        } else {
            return false;
        }
        call.localSdp = sdp;
        call.awaiting = Awaiting.NOTHING;
        return true;
    }

    private static boolean ringing(CallDraft call, CallEvent.RemoteRinging ringing) {
        if (!call.outgoing || !call.invited) {
            return false;
        }
        call.adopt(ringing.sid(), null);
        if (ringing.sdp() != null) {
            apply(call, ringing.sdp());
        }
        if (call.state == CallState.CONNECTING) {
            call.state = CallState.RINGING;
            call.disarm(CallTimer.SETUP);
            call.tell(new News.Ringing());
        }
        return true;
    }

    private static boolean answered(CallDraft call, CallEvent.RemoteAnswered answer) {
        if (call.answered && call.signalingLost) {
            call.adopt(null, answer.reconnect());
            return confirmed(call);
        }
        if (!call.outgoing || !call.invited || call.answered) {
            return false;
        }
        call.adopt(answer.sid(), answer.reconnect());
        if (answer.sdp() != null) {
            apply(call, answer.sdp());
        }
        if (!call.applied) {
            return broken(
                    call,
                    VoiceError.of(ErrorCode.MALFORMED_REQUEST, "The answer brought no media."));
        }
        agreed(call);
        return true;
    }

    /** Early media and the answer may both bring a description: the first one counts. */
    private static void apply(CallDraft call, String sdp) {
        if (!call.applied) {
            call.applied = true;
            call.then(new CallEffect.ApplyAnswer(sdp));
        }
    }

    private static boolean offered(CallDraft call, CallEvent.RemoteOffered offer) {
        if (call.outgoing || call.applied) {
            return false;
        }
        call.adopt(null, offer.reconnect());
        call.applied = true;
        call.awaiting = Awaiting.ANSWER;
        call.then(new CallEffect.MakeAnswer(offer.sdp()));
        return true;
    }

    private static void agreed(CallDraft call) {
        call.answered = true;
        call.disarm(CallTimer.SETUP);
        if (call.mediaUp || call.eager) {
            connected(call);
        }
        if (!call.mediaUp) {
            call.arm(CallTimer.MEDIA);
        }
    }

    private static boolean mediaConnected(CallDraft call) {
        if (!call.mediaUp) {
            call.mediaUp = true;
            call.then(new CallEffect.StartAudio());
        }
        if (call.answered) {
            connected(call);
        }
        return true;
    }

    private static void connected(CallDraft call) {
        call.state = CallState.CONNECTED;
        call.disarm(CallTimer.MEDIA);
        call.tell(new News.Connected());
        if (call.signalingLost) {
            CallTalk.reconnecting(call, ErrorCode.SIGNALING_DISCONNECTED);
        }
    }

    /** What has been agreed needs no token any more. */
    private static boolean refused(CallDraft call, VoiceError error) {
        return !(call.outgoing ? call.answered : call.applied) && failed(call, error);
    }

    /** The far side ended it before the call stood. */
    private static boolean remoteHungUp(CallDraft call, @Nullable VoiceError error) {
        if (error != null) {
            return failed(call, error);
        }
        if (!call.outgoing) {
            return failed(call, VoiceError.of(ErrorCode.CALL_CANCELLED));
        }
        call.end(new News.Disconnected(null));
        return true;
    }

    /**
     * What was sent on a connection that broke is lost with it, unless a reconnect token takes the
     * call up again. What has not been sent yet waits for the next connection, unless that cannot
     * be opened.
     */
    private static boolean signalingLost(CallDraft call, CallEvent.SignalingLost lost) {
        boolean resumable = call.answered && call.reconnect != null;
        boolean sent = call.outgoing ? call.invited : call.answered;
        if (!resumable && (sent || lost.couldNotOpen())) {
            return broken(call, lost.error());
        }
        if ((resumable || !call.outgoing) && !call.signalingLost) {
            call.signalingLost = true;
            call.arm(CallTimer.SIGNALING);
        }
        return true;
    }

    private static boolean signalingReady(CallDraft call) {
        boolean resumable = call.answered && call.signalingLost && call.reconnect != null;
        return resumable ? CallTalk.resume(call) : confirmed(call);
    }

    private static boolean confirmed(CallDraft call) {
        call.signalingLost = false;
        call.disarm(CallTimer.SIGNALING);
        return true;
    }

    private static boolean timedOut(CallDraft call, CallTimer timer) {
        return switch (timer) {
            case SETUP -> broken(call, VoiceError.of(ErrorCode.REQUEST_TIMEOUT));
            case MEDIA -> broken(call, VoiceError.of(ErrorCode.MEDIA_CONNECTION_ERROR));
            case SIGNALING -> broken(call, VoiceError.of(ErrorCode.CONNECTION_ERROR));
            case RESTART, RECOVERY -> false;
        };
    }

    /** This side cannot go on: the server is told. */
    private static boolean broken(CallDraft call, VoiceError error) {
        call.leave(error.title());
        return failed(call, error);
    }

    private static boolean failed(CallDraft call, VoiceError error) {
        call.end(new News.FailedToConnect(error));
        return true;
    }
}
