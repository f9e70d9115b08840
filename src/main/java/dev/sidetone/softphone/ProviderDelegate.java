package dev.sidetone.softphone;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.voice.CallInvite;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Performs what CallKit asks, with the Voice SDK. Every action is ended before its method returns,
 * behind its effect on sound (L34); one for a call that the app does not know fails, only an End is
 * fulfilled (R38). On the app's main queue.
 */
final class ProviderDelegate implements CXProviderDelegate {
    private final SoftphoneSetup setup;
    private final AppCalls calls;
    private final VoiceCalls voice;
    private final Floor floor;
    private final AudioGate gate;
    private final Runnable changed;

    ProviderDelegate(
            SoftphoneSetup setup,
            AppCalls calls,
            VoiceCalls voice,
            Floor floor,
            AudioGate gate,
            Runnable changed) {
        this.setup = setup;
        this.calls = calls;
        this.voice = voice;
        this.floor = floor;
        this.gate = gate;
        this.changed = changed;
    }

    /** What our calls can do. */
    static CXCallUpdate capabilities() {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(true);
        update.setSupportsDTMF(true);
        update.setSupportsGrouping(true);
        update.setSupportsUngrouping(true);
        update.setHasVideo(false);
        return update;
    }

    /** R5: everything is torn down and nothing is fulfilled. Who rang is missed. */
    @Override
    public void providerDidReset(CXProvider provider) {
        gate.reset();
        for (AppCall call : calls.all(AppCall::live)) {
            if (call.status == CallStatus.INCOMING) {
                calls.missed(call.name, setup.callKit().now());
            }
            voice.end(call);
        }
        changed.run();
    }

    @Override
    public void providerDidBegin(CXProvider provider) {}

    @Override
    public void performStartCallAction(CXProvider provider, CXStartCallAction action) {
        AppCall app = calls.find(action.callUUID());
        if (app == null) {
            // requested before the app was launched anew (R38)
            app = AppCall.outgoing(action.callUUID(), action.handle().value());
            calls.add(app);
        }
        prepare(provider);
        provider.reportOutgoingCallStartedConnecting(app.uuid, null);
        provider.reportCallUpdated(app.uuid, capabilities());
        voice.place(app);
        floor.settle();
        // at once, as the current SDK's quickstart does: the session is needed for the ringback
        action.fulfill();
        changed.run();
    }

    @Override
    public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
        AppCall app = calls.find(action.callUUID());
        CallInvite invite = app == null ? null : app.invite;
        if (app == null || invite == null || !app.live()) {
            action.fail();
            return;
        }
        // a second time: to fail here would end a call that people talk in
        if (app.call == null) {
            prepare(provider);
            voice.accept(app, invite);
            floor.settle();
        }
        action.fulfill();
        changed.run();
    }

    @Override
    public void performEndCallAction(CXProvider provider, CXEndCallAction action) {
        AppCall app = calls.find(action.callUUID());
        if (app != null && app.live()) {
            voice.end(app);
        }
        action.fulfill();
        changed.run();
    }

    /** In whatever state the call is: the Voice SDK keeps the wish until there is sound. */
    @Override
    public void performSetHeldCallAction(CXProvider provider, CXSetHeldCallAction action) {
        AppCall app = taken(action);
        if (app == null) {
            action.fail();
            return;
        }
        if (!action.isOnHold()) {
            prepare(provider);
            calls.turnTo(app);
        }
        app.onHold = action.isOnHold();
        app.holdPending = false;
        floor.settle();
        action.fulfill();
        if (!action.isOnHold()) {
            gate.unheld();
        }
        changed.run();
    }

    @Override
    public void performSetMutedCallAction(CXProvider provider, CXSetMutedCallAction action) {
        AppCall app = taken(action);
        if (app == null) {
            action.fail();
            return;
        }
        app.muted = action.isMuted();
        app.mutePending = false;
        floor.settle();
        action.fulfill();
        changed.run();
    }

    /** Joins the call to another, or takes it out: then it alone is talked to (R62, R63). */
    @Override
    public void performSetGroupCallAction(CXProvider provider, CXSetGroupCallAction action) {
        AppCall app = taken(action);
        UUID with = action.callUUIDToGroupWith();
        AppCall other = with == null ? null : calls.find(with);
        if (app == null || with != null && (other == null || other == app || !other.taken())) {
            action.fail();
            return;
        }
        if (other == null) {
            calls.leave(app);
            calls.turnTo(app);
        } else if (!app.joinedTo(other)) {
            calls.leave(app);
            other.conference = other.conference == null ? newConference() : other.conference;
            app.conference = other.conference;
        }
        floor.settle();
        action.fulfill();
        changed.run();
    }

    private UUID newConference() {
        return setup.random().uuid();
    }

    @Override
    public void performPlayDTMFCallAction(CXProvider provider, CXPlayDTMFCallAction action) {
        AppCall app = taken(action);
        if (app == null || app.call == null || app.status != CallStatus.CONNECTED) {
            action.fail();
            return;
        }
        app.call.sendDigits(action.digits());
        app.digits += action.digits();
        action.fulfill();
        changed.run();
    }

    private @Nullable AppCall taken(CXCallAction action) {
        AppCall app = calls.find(action.callUUID());
        return app != null && app.taken() ? app : null;
    }

    /** R25: neither fulfilled nor failed. The call is as it was (R27, R28), and so must we be. */
    @Override
    public void timedOutPerformingAction(CXProvider provider, CXAction action) {
        AppCall app = action instanceof CXCallAction on ? calls.find(on.callUUID()) : null;
        if (app == null || !app.live()) {
            return;
        }
        switch (action) {
            case CXSetHeldCallAction _ -> app.holdPending = false;
            case CXSetMutedCallAction _ -> app.mutePending = false;
            // the phone has forgotten the call all the same
            case CXEndCallAction _ -> voice.end(app);
            default -> {
                // of a start or an answer an End follows (R26)
            }
        }
        changed.run();
    }

    @Override
    public void didActivateAudioSession(CXProvider provider, AVAudioSession session) {
        gate.activated();
    }

    @Override
    public void didDeactivateAudioSession(CXProvider provider, AVAudioSession session) {
        gate.deactivated();
    }

    /** R79: repairs a session that the phone has lost with another party's hang-up (R78). */
    private void prepare(CXProvider provider) {
        provider.setConfiguration(provider.configuration());
        gate.prepare();
    }
}
