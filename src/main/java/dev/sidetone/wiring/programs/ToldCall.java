package dev.sidetone.wiring.programs;

import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallDelegate;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what becomes of a headless call, by the same events on both sides. */
abstract class ToldCall implements CallDelegate {
    final Programs.Output output;

    ToldCall(Programs.Output output) {
        this.output = output;
    }

    /** It is up. */
    abstract void connected(Call call);

    /** It has ended, normally or not. */
    abstract void over(@Nullable VoiceError error);

    /** Facts in the order in which they are given; a call that has no name yet is not named. */
    static Map<String, Object> facts(String callSid, Object... more) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!callSid.isEmpty()) {
            facts.put("callSid", callSid);
        }
        for (int i = 0; i < more.length; i += 2) {
            facts.put(String.valueOf(more[i]), more[i + 1]);
        }
        return facts;
    }

    @Override
    public void callDidStartRinging(Call call) {
        output.event("ringing", facts(call.sid()), "ringing");
    }

    @Override
    public void callDidConnect(Call call) {
        output.event("connected", facts(call.sid()), "connected");
        connected(call);
    }

    @Override
    public void callDidFailToConnect(Call call, VoiceError error) {
        output.failure("failed", facts(call.sid()), error.code(), error.message());
        over(error);
    }

    @Override
    public void callDidDisconnect(Call call, @Nullable VoiceError error) {
        if (error == null) {
            output.event("disconnected", facts(call.sid()), "ended");
        } else {
            output.failure("disconnected", facts(call.sid()), error.code(), error.message());
        }
        over(error);
    }

    @Override
    public void callIsReconnecting(Call call, VoiceError error) {
        output.event(
                "reconnecting",
                facts(call.sid(), "code", error.code(), "message", error.message()),
                "reconnecting: " + error.message());
    }

    @Override
    public void callDidReconnect(Call call) {
        output.event("reconnected", facts(call.sid()), "reconnected");
    }

    @Override
    public void callDidReceiveDigits(Call call, String digits) {
        output.event("digits", facts(call.sid(), "digits", digits), "digits " + digits);
    }
}
