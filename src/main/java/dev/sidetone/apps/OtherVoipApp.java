package dev.sidetone.apps;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXCallEndedReason;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * A second VoIP app with a provider of its own, whose calls have no media: it does what CallKit
 * asks, and its far ends do what a tester says. All methods may be called from any thread; nothing
 * happens while the app does not run.
 */
public final class OtherVoipApp implements CXProviderDelegate {
    /** As sheets name it before iOS 14. */
    public static final String LOCALIZED_NAME = "Other VoIP";

    private record Process(
            CXProvider provider,
            CXCallController controller,
            AVAudioSession session,
            SerialQueue main) {}

    private volatile @Nullable Process process;

    /** The app has been started, perhaps again; runs on its main queue. */
    public void launched(CallKitService callKit, AVAudioSession session, SerialQueue main) {
        CXProviderConfiguration configuration = new CXProviderConfiguration(LOCALIZED_NAME);
        CXProvider provider = new CXProvider(configuration, callKit);
        provider.setDelegate(this, main);
        process = new Process(provider, new CXCallController(callKit, main), session, main);
    }

    /** Somebody calls. */
    public void ring(UUID call, String from) {
        run(
                app -> {
                    CXCallUpdate update = new CXCallUpdate();
                    update.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, from));
                    update.setLocalizedCallerName(from);
                    app.provider().reportNewIncomingCall(call, update, error -> {});
                });
    }

    /** The app's own call button; whoever is called answers at once. */
    public void call(UUID call, String to) {
        CXHandle handle = new CXHandle(CXHandleType.GENERIC, to);
        run(
                app ->
                        app.controller()
                                .requestTransaction(
                                        new CXStartCallAction(call, handle), error -> {}));
    }

    /** The far end hangs up, or gives up while it rings. */
    public void remoteEnds(UUID call) {
        run(app -> app.provider().reportCallEnded(call, null, CXCallEndedReason.REMOTE_ENDED));
    }

    private void run(Consumer<Process> what) {
        Process app = process;
        if (app != null) {
            app.main().execute(() -> what.accept(app));
        }
    }

    @Override
    public void providerDidReset(CXProvider provider) {}

    @Override
    public void performStartCallAction(CXProvider provider, CXStartCallAction action) {
        configureAudio();
        provider.reportCallUpdated(action.callUUID(), capabilities());
        provider.reportOutgoingCallStartedConnecting(action.callUUID(), null);
        action.fulfill();
        provider.reportOutgoingCallConnected(action.callUUID(), null);
    }

    private static CXCallUpdate capabilities() {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(true);
        update.setSupportsDTMF(true);
        update.setSupportsGrouping(true);
        update.setSupportsUngrouping(true);
        update.setHasVideo(false);
        return update;
    }

    @Override
    public void performAnswerCallAction(CXProvider provider, CXAnswerCallAction action) {
        configureAudio();
        action.fulfill();
    }

    /** R72: set, never activated. */
    private void configureAudio() {
        Process app = process;
        try {
            if (app != null) {
                app.session()
                        .setCategory(
                                AVAudioSessionCategory.PLAY_AND_RECORD,
                                AVAudioSessionMode.VOICE_CHAT);
            }
        } catch (AVAudioSessionException refused) {
            // its calls have no media: there is nothing to be silent
        }
    }

    @Override
    public void performEndCallAction(CXProvider provider, CXEndCallAction action) {
        action.fulfill();
    }

    @Override
    public void performSetHeldCallAction(CXProvider provider, CXSetHeldCallAction action) {
        action.fulfill();
    }

    @Override
    public void performSetMutedCallAction(CXProvider provider, CXSetMutedCallAction action) {
        action.fulfill();
    }

    @Override
    public void performSetGroupCallAction(CXProvider provider, CXSetGroupCallAction action) {
        action.fulfill();
    }

    @Override
    public void performPlayDTMFCallAction(CXProvider provider, CXPlayDTMFCallAction action) {
        action.fulfill();
    }
}
