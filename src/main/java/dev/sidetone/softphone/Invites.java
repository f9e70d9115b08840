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

import java.util.UUID;

/** From the push to the incoming sheet. On the app's main queue. */
final class Invites implements PKPushRegistryDelegate, NotificationDelegate {
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
        reported = false;
        setup.voice().handleNotification(PushTexts.of(payload), this, setup.main());
        if (!reported) {
            satisfy();
        }
        completion.run();
    }

    /**
     * A push that brought no new call, such as a second one or a cancel: R87 wants a report all the
     * same. That of a call that is there already is refused with 2 and counts (R89); without any,
     * one is reported and ends at once (R36).
     */
    private void satisfy() {
        AppCall known = calls.first(call -> call.live() && !call.outgoing);
        UUID uuid = known == null ? setup.random().uuid() : known.uuid;
        String name = known == null ? "Unknown" : known.name;
        provider.reportNewIncomingCall(uuid, update(name), error -> {});
        if (known == null) {
            provider.reportCallEnded(uuid, null, CXCallEndedReason.ANSWERED_ELSEWHERE);
        }
    }

    private static CXCallUpdate update(String name) {
        CXCallUpdate update = ProviderDelegate.capabilities();
        update.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, name));
        update.setLocalizedCallerName(name);
        return update;
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
        reported = true;
        provider.reportNewIncomingCall(
                invite.uuid(),
                update(name),
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
