package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.Executor;

/** Turns a call's news into delegate callbacks on the app's queue. */
record CallTeller(Journal journal, Executor app, CallDelegate delegate) {
    void tell(Call call, String id, CallEffect.News news) {
        switch (news) {
            case CallEffect.News.Ringing _ ->
                    tell("callDidStartRinging", id, null, () -> delegate.callDidStartRinging(call));
            case CallEffect.News.Connected _ ->
                    tell("callDidConnect", id, null, () -> delegate.callDidConnect(call));
            case CallEffect.News.FailedToConnect(VoiceError error) ->
                    tell(
                            "callDidFailToConnect",
                            id,
                            error,
                            () -> delegate.callDidFailToConnect(call, error));
            case CallEffect.News.Disconnected(VoiceError error) ->
                    tell(
                            "callDidDisconnect",
                            id,
                            error,
                            () -> delegate.callDidDisconnect(call, error));
            case CallEffect.News.Reconnecting(VoiceError error) ->
                    tell(
                            "callIsReconnecting",
                            id,
                            error,
                            () -> delegate.callIsReconnecting(call, error));
            case CallEffect.News.Reconnected _ ->
                    tell("callDidReconnect", id, null, () -> delegate.callDidReconnect(call));
            case CallEffect.News.DigitsReceived(String digits) ->
                    tell(
                            "callDidReceiveDigits",
                            id,
                            digits.length(),
                            () -> delegate.callDidReceiveDigits(call, digits));
        }
    }

    /** Quality warnings have changed. */
    void warnings(
            Call call, String id, Set<CallQualityWarning> now, Set<CallQualityWarning> before) {
        tell(
                "callDidReceiveQualityWarnings",
                id,
                now.stream().map(CallQualityWarning::wireName).toList(),
                () -> delegate.callDidReceiveQualityWarnings(call, now, before));
    }

    private void tell(String method, String id, @Nullable Object detail, Runnable body) {
        journal.tell(app, method, id, detail, body);
    }
}
