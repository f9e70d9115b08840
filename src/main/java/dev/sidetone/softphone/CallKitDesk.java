package dev.sidetone.softphone;

import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallActionType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.softphone.parties.Handles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Every button becomes a transaction; what is to be done comes back by the provider (R17). A button
 * of a conference acts on all that are in it.
 */
final class CallKitDesk implements Softphone.Desk, VoiceCalls.Reports {
    // one that is talked to, one held, one that rings (R60, R67)
    private static final int GROUPS = 3;
    private static final int CALLS_OF_A_GROUP = 5;

    private final AppCalls calls;
    private final Runnable changed;
    private final CXProvider provider;
    private final CXCallController controller;
    private final VoiceCalls voice;
    // held here: the phone keeps delegates weakly
    private final Pushes pushes;
    private final ProviderDelegate delegate;

    CallKitDesk(SoftphoneSetup setup, AppCalls calls, Account account, Runnable publish) {
        this.calls = calls;
        this.provider = new CXProvider(configuration(), setup.callKit());
        this.controller = new CXCallController(setup.callKit(), setup.main());
        Floor floor = new Floor(calls, setup.ringback());
        AudioGate gate = new AudioGate(setup, calls, controller.callObserver());
        this.changed =
                () -> {
                    floor.settle();
                    gate.settle();
                    publish.run();
                };
        this.voice = new VoiceCalls(setup, calls, account, this, changed);
        this.delegate = new ProviderDelegate(setup, calls, voice, floor, gate, changed);
        Invites invites = new Invites(setup, calls, account, provider, changed);
        this.pushes = new Pushes(account, invites::received);
        provider.setDelegate(delegate, setup.main());
    }

    private static CXProviderConfiguration configuration() {
        CXProviderConfiguration configuration = new CXProviderConfiguration();
        configuration.setMaximumCallGroups(GROUPS);
        configuration.setMaximumCallsPerCallGroup(CALLS_OF_A_GROUP);
        configuration.setSupportedHandleTypes(Handles.TYPES);
        return configuration;
    }

    @Override
    public void dial(AppCall call) {
        changed.run();
        controller.requestTransaction(
                new CXStartCallAction(call.uuid, Handles.of(call.name)),
                error -> {
                    if (error != null) {
                        refused(call, error);
                    }
                });
    }

    private void refused(AppCall call, CXError error) {
        voice.ended(
                call,
                new CallSnapshot.Failure(error.code().rawValue(), error.localizedDescription()));
    }

    @Override
    public void end(AppCall call) {
        if (!call.endPending) {
            call.endPending = true;
            request(List.of(new CXEndCallAction(call.uuid)), () -> call.endPending = false);
        }
    }

    @Override
    public void setMuted(AppCall call, boolean muted) {
        List<AppCall> all =
                calls.company(call).stream()
                        .filter(one -> !one.mutePending && one.muted != muted)
                        .toList();
        all.forEach(one -> one.mutePending = true);
        request(
                all.stream().map(one -> new CXSetMutedCallAction(one.uuid, muted)).toList(),
                () -> all.forEach(one -> one.mutePending = false));
    }

    /** To take a call up again is to hold the one that is talked to (R55). */
    @Override
    public void setHeld(AppCall call, boolean held) {
        List<AppCall> company = calls.company(call);
        List<AppCall> others =
                held ? List.of() : calls.all(one -> one.taken() && !company.contains(one));
        List<AppCall> concerned = new ArrayList<>();
        List<CXCallAction> actions = new ArrayList<>();
        others.forEach(one -> switching(one, true, concerned, actions));
        company.forEach(one -> switching(one, held, concerned, actions));
        request(actions, () -> concerned.forEach(one -> one.holdPending = false));
    }

    private static void switching(
            AppCall call, boolean held, List<AppCall> concerned, List<CXCallAction> actions) {
        if (!call.holdPending && call.onHold != held) {
            call.holdPending = true;
            concerned.add(call);
            actions.add(new CXSetHeldCallAction(call.uuid, held));
        }
    }

    @Override
    public void playDtmf(AppCall call, char digit) {
        request(
                List.of(
                        new CXPlayDTMFCallAction(
                                call.uuid,
                                String.valueOf(digit),
                                CXPlayDTMFCallActionType.SINGLE_TONE)),
                () -> {});
    }

    private void request(List<? extends CXCallAction> actions, Runnable undo) {
        if (actions.isEmpty()) {
            return;
        }
        changed.run();
        controller.requestTransaction(
                actions,
                error -> {
                    if (error != null) {
                        undo.run();
                        changed.run();
                    }
                });
    }

    @Override
    public void connected(UUID call, Instant at) {
        provider.reportOutgoingCallConnected(call, at);
    }

    @Override
    public void ended(UUID call, CXCallEndedReason reason) {
        provider.reportCallEnded(call, null, reason);
    }

    @Override
    public PKPushRegistryDelegate pushes() {
        return pushes;
    }

    @Override
    public double level(UUID call) {
        return voice.level(call);
    }

    /** L44: the phone is told that there is no provider any more. */
    @Override
    public void close() {
        voice.hangUpAll();
        provider.invalidate();
    }
}
