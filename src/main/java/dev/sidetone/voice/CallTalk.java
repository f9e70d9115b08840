package dev.sidetone.voice;

import dev.sidetone.voice.CallEffect.News;
import dev.sidetone.voice.CallMachine.Awaiting;

import org.jspecify.annotations.Nullable;

/**
 * Transitions of a call that stands: signaling and media are lost and recovered apart from each
 * other, and of each the app is told that it is lost, once, and that it is back.
 */
final class CallTalk {
    private CallTalk() {}

    static boolean on(CallDraft call, CallEvent event) {
        return switch (event) {
            case CallEvent.HungUp _ -> hungUp(call);
            case CallEvent.DigitsPressed(String digits) -> digitsPressed(call, digits);
            case CallEvent.DigitsNotTaken(String digits) ->
                    then(call, new CallEffect.SendDigits(digits));
            case CallEvent.DigitsUnheard(String digits) ->
                    then(call, new CallEffect.SoundDigits(digits));
            case CallEvent.Described(String sdp) -> described(call, sdp);
            case CallEvent.MediaConnected _ -> mediaConnected(call);
            case CallEvent.MediaInterrupted _ -> mediaInterrupted(call);
            case CallEvent.MediaFailed(VoiceError error) -> broken(call, error);
            case CallEvent.RemoteAnswered answer -> answered(call, answer);
            case CallEvent.RemoteReinvited(String sdp) -> reinvited(call, sdp);
            case CallEvent.RemoteHungUp(VoiceError error) -> ended(call, error);
            case CallEvent.RemoteDigits(String digits) -> {
                call.tell(new News.DigitsReceived(digits));
                yield true;
            }
            case CallEvent.SignalingLost _ -> signalingLost(call);
            case CallEvent.SignalingReady _ -> resume(call);
            case CallEvent.NetworkChanged _ -> networkChanged(call);
            case CallEvent.TimedOut(CallTimer timer) -> timedOut(call, timer);
            case CallEvent.Started _,
                    CallEvent.Accepted _,
                    CallEvent.Refused _,
                    CallEvent.RemoteRinging _,
                    CallEvent.RemoteCancelled _,
                    CallEvent.RemoteOffered _ ->
                    false;
        };
    }

    private static boolean then(CallDraft call, CallEffect effect) {
        call.then(effect);
        return true;
    }

    private static boolean hungUp(CallDraft call) {
        call.leave(null);
        return ended(call, null);
    }

    private static boolean ended(CallDraft call, @Nullable VoiceError error) {
        call.end(new News.Disconnected(error));
        return true;
    }

    /** This side cannot go on: the server is told. */
    private static boolean broken(CallDraft call, VoiceError error) {
        call.leave(error.title());
        return ended(call, error);
    }

    private static boolean digitsPressed(CallDraft call, String digits) {
        return call.state == CallState.CONNECTED && then(call, new CallEffect.PressDigits(digits));
    }

    private static boolean described(CallDraft call, String sdp) {
        if (call.awaiting == Awaiting.RESTART_OFFER) {
            call.then(new CallEffect.SendReinvite(sdp));
            call.awaiting = Awaiting.RESTART_ANSWER;
        } else if (call.awaiting == Awaiting.REANSWER) {
            call.then(new CallEffect.SendAnswer(sdp));
            call.awaiting = Awaiting.NOTHING;
        } else {
            return false;
        }
        call.localSdp = sdp;
        return true;
    }

    private static boolean mediaConnected(CallDraft call) {
        if (!call.mediaUp) {
            call.mediaUp = true;
            call.disarm(CallTimer.MEDIA);
            call.then(new CallEffect.StartAudio());
        }
        call.disarm(CallTimer.RECOVERY);
        call.disarm(CallTimer.RESTART);
        if (call.mediaLost) {
            call.mediaLost = false;
            recovered(call);
        }
        return true;
    }

    /** A restart that did not help is followed by another, for as long as the recovery may take. */
    private static boolean mediaInterrupted(CallDraft call) {
        if (!call.mediaLost) {
            call.mediaLost = true;
            reconnecting(call, ErrorCode.MEDIA_CONNECTION_ERROR);
            call.arm(CallTimer.RECOVERY);
        } else if (call.awaiting != Awaiting.NOTHING) {
            return false;
        }
        ownRestart(call);
        return true;
    }

    /** The caller's side restarts ICE; the callee's waits for that, lest two offers cross. */
    private static void ownRestart(CallDraft call) {
        if (call.outgoing) {
            restart(call);
        } else {
            call.arm(CallTimer.RESTART);
        }
    }

    /** New addresses are of use only in a new offer, whether or not the sound has stopped yet. */
    private static boolean networkChanged(CallDraft call) {
        call.restartOwed = true;
        restartIfOwed(call);
        return true;
    }

    /** Without signaling a new offer would be lost: it is made when signaling is back. */
    private static void restart(CallDraft call) {
        if (!call.signalingLost && call.awaiting != Awaiting.RESTART_OFFER) {
            call.restartOwed = false;
            call.awaiting = Awaiting.RESTART_OFFER;
            call.then(new CallEffect.RestartIce());
        }
    }

    private static boolean reinvited(CallDraft call, String sdp) {
        boolean ownUnderWay =
                call.awaiting == Awaiting.RESTART_OFFER || call.awaiting == Awaiting.RESTART_ANSWER;
        if (ownUnderWay && call.outgoing) {
            return false;
        }
        call.disarm(CallTimer.RESTART);
        call.awaiting = Awaiting.REANSWER;
        return then(call, new CallEffect.MakeAnswer(sdp));
    }

    private static boolean answered(CallDraft call, CallEvent.RemoteAnswered answer) {
        call.adopt(null, answer.reconnect());
        if (answer.sdp() != null && call.awaiting == Awaiting.RESTART_ANSWER) {
            call.awaiting = Awaiting.NOTHING;
            call.then(new CallEffect.ApplyAnswer(answer.sdp()));
        }
        if (call.signalingLost) {
            call.signalingLost = false;
            call.disarm(CallTimer.SIGNALING);
            restartIfOwed(call);
            recovered(call);
        }
        return true;
    }

    private static void restartIfOwed(CallDraft call) {
        if (call.restartOwed || call.mediaLost && call.outgoing) {
            restart(call);
        }
    }

    private static boolean signalingLost(CallDraft call) {
        if (call.signalingLost) {
            return false;
        }
        call.signalingLost = true;
        if (call.awaiting == Awaiting.RESTART_ANSWER) {
            call.awaiting = Awaiting.NOTHING;
        }
        call.arm(CallTimer.SIGNALING);
        reconnecting(call, ErrorCode.SIGNALING_DISCONNECTED);
        return true;
    }

    /** Takes the call up on a new or refreshed connection. */
    static boolean resume(CallDraft call) {
        if (call.reconnect == null || call.localSdp == null) {
            return false;
        }
        return then(call, new CallEffect.SendReconnect(call.reconnect, call.localSdp));
    }

    static void reconnecting(CallDraft call, ErrorCode why) {
        call.state = CallState.RECONNECTING;
        call.tell(new News.Reconnecting(VoiceError.of(why)));
    }

    /** One of the two is back; the call stands again when the other one does not lack either. */
    private static void recovered(CallDraft call) {
        if (!call.signalingLost && !call.mediaLost) {
            call.state = CallState.CONNECTED;
        }
        call.tell(new News.Reconnected());
    }

    private static boolean timedOut(CallDraft call, CallTimer timer) {
        return switch (timer) {
            case SIGNALING -> broken(call, VoiceError.of(ErrorCode.SIGNALING_DISCONNECTED));
            case RECOVERY -> broken(call, VoiceError.of(ErrorCode.MEDIA_CONNECTION_ERROR));
            case RESTART -> {
                if (call.mediaLost) {
                    // where the media went through a server that has gone, nobody else does it
                    call.restartOwed = true;
                    restart(call);
                }
                yield call.mediaLost;
            }
            case MEDIA ->
                    !call.mediaUp && broken(call, VoiceError.of(ErrorCode.MEDIA_CONNECTION_ERROR));
            case SETUP -> false;
        };
    }
}
