package dev.sidetone.testing;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCall;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.callkit.CXCallObserverDelegate;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXPlayDTMFCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXSetTranslatingCallAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An app that does what it is told with every action, and keeps a log of all it hears, in order.
 * Calls in the log are named by the last digit of their UUID.
 */
public final class FakeApp
        implements App, CXProviderDelegate, CXCallObserverDelegate, PKPushRegistryDelegate {
    /** What becomes of an action. */
    public enum Response {
        FULFIL,
        FAIL,
        NOTHING,
        THROW
    }

    private final List<String> log = new ArrayList<>();
    private final List<CXAction> received = new ArrayList<>();
    private final Map<Class<? extends CXAction>, Response> responses = new HashMap<>();
    private final CXProviderConfiguration configuration = new CXProviderConfiguration();
    private boolean takesOver;
    private boolean observes;
    private @Nullable SerialQueue delegateQueue;
    private boolean silent;
    private boolean subscribes;
    private boolean keepsPromises = true;
    private @Nullable PKPushRegistry registry;
    private @Nullable Runnable onPerform;
    private @Nullable Runnable onChange;
    private @Nullable Runnable onLaunch;
    private @Nullable AppServices services;
    private @Nullable CXProvider provider;
    private @Nullable CXCallController controller;
    private @Nullable AVAudioSession handedOver;

    @Override
    public void launched(AppServices given) {
        if (silent) {
            return;
        }
        services = given;
        // what an earlier process held is nobody's any more
        received.clear();
        CXProvider made = new CXProvider(configuration, given.callKit());
        made.setDelegate(this, delegateQueue);
        provider = made;
        CXCallController requests = new CXCallController(given.callKit(), given.mainQueue());
        requests.callObserver().setDelegate(this, null);
        controller = requests;
        if (subscribes) {
            PKPushRegistry pushes = new PKPushRegistry(null, given.push());
            pushes.setDelegate(this);
            pushes.setDesiredPushTypes(Set.of(PKPushType.VOIP));
            registry = pushes;
        }
        if (onLaunch != null) {
            onLaunch.run();
        }
    }

    /** From its launch on it takes pushes, and reports the call that each numbers as "n". */
    public FakeApp subscribing() {
        subscribes = true;
        return this;
    }

    /** Whether it reports a call for each push, as it must (R87). */
    public FakeApp keepingPromises(boolean keeps) {
        keepsPromises = keeps;
        return this;
    }

    @Override
    public void didUpdatePushCredentials(
            PKPushRegistry from, PKPushCredentials credentials, PKPushType type) {}

    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry from, PKPushPayload payload, PKPushType type, Runnable completion) {
        if (keepsPromises && payload.dictionaryPayload().get("n") instanceof Integer number) {
            ring(VirtualDevice.call(number));
        }
        completion.run();
    }

    /** From now on a launch makes no provider: the app hangs. */
    public void launchingSilently() {
        silent = true;
    }

    /** Runs at the end of every launch. */
    public FakeApp onLaunch(Runnable body) {
        onLaunch = body;
        return this;
    }

    /** Runs at every change of a call. */
    public FakeApp changing(Runnable body) {
        onChange = body;
        return this;
    }

    /** What to do with actions of a class from now on; FULFIL where nothing was said. */
    public FakeApp answering(Class<? extends CXAction> kind, Response response) {
        responses.put(kind, response);
        return this;
    }

    /** Whether {@code executeTransaction} answers true. */
    public FakeApp takingOver(boolean takes) {
        takesOver = takes;
        return this;
    }

    /** Also logs changes of calls. */
    public FakeApp observing() {
        observes = true;
        return this;
    }

    /** Runs inside every {@code perform…}, before the response. */
    public FakeApp performing(Runnable body) {
        onPerform = body;
        return this;
    }

    /** The delegate's queue; without, the main queue. */
    public FakeApp on(SerialQueue queue) {
        delegateQueue = queue;
        return this;
    }

    /** Before the launch. */
    public CXProviderConfiguration configuration() {
        return configuration;
    }

    public AppServices services() {
        return there(services);
    }

    public CXProvider provider() {
        return there(provider);
    }

    public CXCallController controller() {
        return there(controller);
    }

    /** The session that didActivate handed over last. */
    public AVAudioSession handedOver() {
        return there(handedOver);
    }

    private static <T> T there(@Nullable T wanted) {
        if (wanted == null) {
            throw new IllegalStateException("not launched");
        }
        return wanted;
    }

    /** All that was heard, and forgets it. */
    public List<String> heard() {
        List<String> all = List.copyOf(log);
        log.clear();
        return all;
    }

    /** Every action handed over so far, oldest first. */
    public List<CXAction> received() {
        return received;
    }

    /** The action handed over last. */
    public CXAction last() {
        return received.getLast();
    }

    /** Requests actions; the reply is logged as "accepted" or "refused CODE". */
    public void request(CXAction... actions) {
        controller().requestTransaction(List.of(actions), this::replied);
    }

    private void replied(@Nullable CXError error) {
        log.add(error == null ? "accepted" : "refused " + error.code().rawValue());
    }

    /** Starts a call to bob. */
    public void start(UUID call) {
        request(new CXStartCallAction(call, handle("bob")));
    }

    /** Reports a call from carol; the completion is logged as "shown" or "not shown CODE". */
    public void ring(UUID call) {
        ring(call, "carol");
    }

    public void ring(UUID call, String caller) {
        CXCallUpdate update = new CXCallUpdate();
        update.setRemoteHandle(handle(caller));
        provider()
                .reportNewIncomingCall(
                        call,
                        update,
                        error ->
                                log.add(
                                        error == null
                                                ? "shown"
                                                : "not shown " + error.code().rawValue()));
    }

    public static CXHandle handle(String name) {
        return new CXHandle(CXHandleType.GENERIC, name);
    }

    @Override
    public void providerDidReset(CXProvider from) {
        log.add("didReset");
    }

    @Override
    public void providerDidBegin(CXProvider from) {
        log.add("didBegin");
    }

    @Override
    public boolean executeTransaction(CXProvider from, CXTransaction transaction) {
        if (takesOver) {
            received.addAll(transaction.actions());
            log.add("execute " + transaction.actions().size());
        }
        return takesOver;
    }

    @Override
    public void performStartCallAction(CXProvider from, CXStartCallAction action) {
        perform("start", action);
    }

    @Override
    public void performAnswerCallAction(CXProvider from, CXAnswerCallAction action) {
        perform("answer", action);
    }

    @Override
    public void performEndCallAction(CXProvider from, CXEndCallAction action) {
        perform("end", action);
    }

    @Override
    public void performSetHeldCallAction(CXProvider from, CXSetHeldCallAction action) {
        perform(action.isOnHold() ? "hold" : "unhold", action);
    }

    @Override
    public void performSetMutedCallAction(CXProvider from, CXSetMutedCallAction action) {
        perform(action.isMuted() ? "mute" : "unmute", action);
    }

    @Override
    public void performSetGroupCallAction(CXProvider from, CXSetGroupCallAction action) {
        perform("group", action);
    }

    @Override
    public void performPlayDTMFCallAction(CXProvider from, CXPlayDTMFCallAction action) {
        perform("digits " + action.digits(), action);
    }

    @Override
    public void performSetTranslatingCallAction(
            CXProvider from, CXSetTranslatingCallAction action) {
        perform(action.isTranslating() ? "translate" : "translate no more", action);
    }

    private void perform(String what, CXCallAction action) {
        log.add(what + " " + name(action.callUUID()));
        received.add(action);
        if (onPerform != null) {
            onPerform.run();
        }
        switch (responses.getOrDefault(action.getClass(), Response.FULFIL)) {
            case FULFIL -> action.fulfill();
            case FAIL -> action.fail();
            case NOTHING -> {}
            case THROW -> throw new IllegalStateException("thrown by the app");
        }
    }

    private static String name(UUID call) {
        return Long.toString(call.getLeastSignificantBits() % 10);
    }

    @Override
    public void timedOutPerformingAction(CXProvider from, CXAction action) {
        log.add("timedOut " + action);
    }

    @Override
    public void didActivateAudioSession(CXProvider from, AVAudioSession session) {
        handedOver = session;
        log.add("didActivate");
    }

    @Override
    public void didDeactivateAudioSession(CXProvider from, AVAudioSession session) {
        log.add("didDeactivate");
    }

    @Override
    public void callChanged(CXCallObserver observer, CXCall call) {
        if (onChange != null) {
            onChange.run();
        }
        if (observes) {
            log.add(
                    "changed %s%s%s%s%s"
                            .formatted(
                                    name(call.uuid()),
                                    call.isOutgoing() ? " out" : " in",
                                    call.hasConnected() ? " con" : "",
                                    call.isOnHold() ? " hold" : "",
                                    call.hasEnded() ? " end" : ""));
        }
    }
}
