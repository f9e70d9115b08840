package dev.sidetone.softphone;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXErrorCodeIncomingCallError;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.softphone.SoftphoneSetup.Options.CallWaiting;
import dev.sidetone.softphone.parties.Handles;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CancelledCallInvite;
import dev.sidetone.voice.NotificationDelegate;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * From the push to the incoming sheet, one call or several. Every push is reported before its
 * method returns (R87), also one that brings no call. On the app's main queue.
 */
final class Invites implements NotificationDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final CXProvider provider;
    private final Runnable changed;
    private boolean reported;

    Invites(
            SoftphoneSetup setup,
            AppCalls calls,
            Account account,
            CXProvider provider,
            Runnable changed) {
        this.setup = setup;
        this.calls = calls;
        this.account = account;
        this.provider = provider;
        this.changed = changed;
    }

    /** A push has come; it has been reported when this returns. */
    void received(PKPushPayload payload) {
        reported = false;
        setup.voice().handleNotification(PushTexts.of(payload), this, setup.main());
        if (!reported) {
            satisfy();
        }
    }

    /**
     * A push that brings no new call. To report a call that there is already is refused and counts
     * (R89); without any, one is reported and ends at once (R36), without a trace in recents.
     */
    private void satisfy() {
        // one that the phone knows already
        AppCall known = calls.first(call -> call.live() && call.status != CallStatus.CALLING);
        if (known != null) {
            report(known, error -> {});
            return;
        }
        UUID uuid = setup.random().uuid();
        provider.reportNewIncomingCall(uuid, update("Unknown"), error -> {});
        provider.reportCallEnded(uuid, null, CXCallEndedReason.ANSWERED_ELSEWHERE);
    }

    @Override
    public void callInviteReceived(CallInvite invite) {
        account.invited();
        reported = true;
        AppCall call = AppCall.incoming(invite);
        if (calls.busy() && setup.options().callWaiting() == CallWaiting.BUSY) {
            satisfy();
            turnAway(call, invite);
        } else {
            calls.add(call);
            report(
                    call,
                    error -> {
                        if (error != null) {
                            refused(call, invite, error);
                        }
                    });
        }
        changed.run();
    }

    private void report(AppCall call, Consumer<@Nullable CXError> completion) {
        provider.reportNewIncomingCall(call.uuid, update(call.name), completion);
    }

    private static CXCallUpdate update(String name) {
        CXCallUpdate update = ProviderDelegate.capabilities();
        // without a name of our own the phone looks into contacts and call directory (R93)
        update.setRemoteHandle(Handles.of(name));
        return update;
    }

    /**
     * The phone does not show it, so signaling stops (R31, R33). Who is blocked is not missed; who
     * calls during Focus is; and whoever finds no room on the phone hears that it is busy.
     */
    private void refused(AppCall call, CallInvite invite, CXError error) {
        calls.remove(call);
        switch (error.code()) {
            case CXErrorCodeIncomingCallError.CALL_UUID_ALREADY_EXISTS,
                    CXErrorCodeIncomingCallError.FILTERED_BY_BLOCK_LIST ->
                    invite.reject();
            case CXErrorCodeIncomingCallError.FILTERED_BY_DO_NOT_DISTURB -> {
                invite.reject();
                calls.missed(call.name, setup.callKit().now());
            }
            default -> turnAway(call, invite);
        }
        changed.run();
    }

    private void turnAway(AppCall call, CallInvite invite) {
        invite.rejectBusy();
        calls.missed(call.name, setup.callKit().now());
    }

    @Override
    public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
        AppCall call = calls.invited(cancelled.callSid());
        if (call != null && call.call == null && call.live()) {
            provider.reportCallEnded(call.uuid, null, CXCallEndedReason.UNANSWERED);
            call.status = CallStatus.ENDED;
            calls.remove(call);
            calls.missed(call.name, setup.callKit().now());
            changed.run();
        }
    }
}
