package dev.sidetone.softphone;

import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.voice.CallInvite;
import dev.sidetone.voice.CancelledCallInvite;
import dev.sidetone.voice.NotificationDelegate;
import dev.sidetone.voice.VoiceError;

/** From the push to the incoming sheet. On the app's main queue. */
final class Invites implements PKPushRegistryDelegate, NotificationDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final Account account;
    private final CXProvider provider;
    private final Runnable changed;

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

    @Override
    public void didUpdatePushCredentials(
            PKPushRegistry registry, PKPushCredentials credentials, PKPushType type) {
        account.register(credentials.hexToken());
    }

    @Override
    public void didInvalidatePushToken(PKPushRegistry registry, PKPushType type) {
        account.invalidated();
    }

    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type, Runnable completion) {
        setup.voice().handleNotification(PushTexts.of(payload), this, setup.main());
        completion.run();
    }

    @Override
    public void callInviteReceived(CallInvite invite) {
        account.invited();
        String from = invite.from();
        String name = from == null ? "Unknown" : from.replaceFirst("^client:", "");
        if (calls.busy()) {
            invite.rejectBusy();
            calls.missed(name, setup.callKit().now());
            changed.run();
            return;
        }
        AppCall call = AppCall.incoming(invite, name);
        calls.add(call);
        CXCallUpdate update = ProviderDelegate.capabilities();
        update.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, name));
        update.setLocalizedCallerName(name);
        provider.reportNewIncomingCall(
                invite.uuid(),
                update,
                error -> {
                    if (error != null) {
                        invite.reject();
                        calls.remove(call);
                        changed.run();
                    }
                });
        changed.run();
    }

    @Override
    public void cancelledCallInviteReceived(CancelledCallInvite cancelled, VoiceError error) {
        AppCall call =
                calls.first(
                        c -> c.invite != null && c.invite.callSid().equals(cancelled.callSid()));
        if (call != null && call.call == null && call.live()) {
            provider.reportCallEnded(call.uuid, null, CXCallEndedReason.UNANSWERED);
            call.status = CallStatus.ENDED;
            calls.remove(call);
            calls.missed(call.name, setup.callKit().now());
            changed.run();
        }
    }
}
