package dev.sidetone.lint;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.avaudio.AVAudioSessionException;
import dev.sidetone.avaudio.AVAudioSessionMode;
import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallAction;
import dev.sidetone.callkit.CXCallController;
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
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.pushkit.PKPushCredentials;
import dev.sidetone.pushkit.PKPushPayload;
import dev.sidetone.pushkit.PKPushRegistry;
import dev.sidetone.pushkit.PKPushRegistryDelegate;
import dev.sidetone.pushkit.PKPushType;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;
import dev.sidetone.trace.ShownNote;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A small app without mistakes, each handler of which a test can replace by a bad one. It has no
 * media engine: what one would do with sound it tells the trace by hand.
 */
final class SketchedApp implements App, CXProviderDelegate, PKPushRegistryDelegate {
    final CXProviderConfiguration configuration = new CXProviderConfiguration();
    final Map<Class<? extends CXAction>, Consumer<CXCallAction>> handlers = new HashMap<>();
    Runnable launching = () -> {};
    Runnable activated = () -> {};
    Runnable deactivated = () -> {};
    Runnable begun = () -> {};
    Consumer<CXAction> timedOut = _ -> {};
    Predicate<CXTransaction> execute = _ -> false;
    Consumer<PKPushPayload> pushed = _ -> {};
    Consumer<@Nullable CXError> replied = _ -> {};
    boolean delegateAtOnce = true;
    private @Nullable AppServices services;
    private @Nullable CXProvider provider;
    private @Nullable CXCallController controller;
    private @Nullable PKPushRegistry registry;

    SketchedApp() {
        configuration.setSupportedHandleTypes(Set.of(CXHandleType.GENERIC));
        handlers.put(CXStartCallAction.class, this::place);
        handlers.put(CXAnswerCallAction.class, this::answer);
    }

    @Override
    public void launched(AppServices given) {
        services = given;
        CXProvider made = new CXProvider(configuration, given.callKit());
        provider = made;
        if (delegateAtOnce) {
            made.setDelegate(this, null);
        }
        controller = new CXCallController(given.callKit(), given.mainQueue());
        PKPushRegistry pushes = new PKPushRegistry(null, given.push());
        registry = pushes;
        pushes.setDelegate(this);
        pushes.setDesiredPushTypes(Set.of(PKPushType.VOIP));
        launching.run();
    }

    /** What the app does with actions of a kind from now on. */
    <A extends CXCallAction> SketchedApp on(Class<A> kind, Consumer<A> handler) {
        handlers.put(kind, action -> handler.accept(kind.cast(action)));
        return this;
    }

    AppServices services() {
        return Objects.requireNonNull(services);
    }

    CXProvider provider() {
        return Objects.requireNonNull(provider);
    }

    PKPushRegistry registry() {
        return Objects.requireNonNull(registry);
    }

    /** On the app's main queue, as its own code runs. */
    void onMain(Runnable body) {
        services().mainQueue().execute(body);
    }

    void request(CXAction... actions) {
        Objects.requireNonNull(controller).requestTransaction(List.of(actions), replied);
    }

    void report(UUID call, String caller) {
        CXCallUpdate update = capabilities();
        update.setRemoteHandle(new CXHandle(CXHandleType.GENERIC, caller));
        provider().reportNewIncomingCall(call, update, replied);
    }

    static CXCallUpdate capabilities() {
        CXCallUpdate update = new CXCallUpdate();
        update.setSupportsHolding(true);
        return update;
    }

    void configureAudio() {
        try {
            session()
                    .setCategory(
                            AVAudioSessionCategory.PLAY_AND_RECORD, AVAudioSessionMode.VOICE_CHAT);
        } catch (AVAudioSessionException refused) {
            throw new AssertionError(refused);
        }
    }

    AVAudioSession session() {
        return services().audioSession();
    }

    private void place(CXCallAction action) {
        configureAudio();
        provider().reportOutgoingCallStartedConnecting(action.callUUID(), null);
        provider().reportCallUpdated(action.callUUID(), capabilities());
        action.fulfill();
    }

    private void answer(CXCallAction action) {
        configureAudio();
        action.fulfill();
    }

    void tell(Layer layer, String name, @Nullable UUID call, @Nullable Object detail) {
        services().callKit().trace().add(layer, name, call, detail);
    }

    void media(String name, UUID call) {
        tell(Layer.MEDIA, name, call, null);
    }

    void flows(UUID call, boolean in, boolean out) {
        tell(Layer.MEDIA, Names.Media.SOUND_FLOWS, call, new Flow(in, out));
    }

    void sound(boolean on) {
        tell(Layer.AUDIO, Names.Media.AUDIO_ENABLED, null, on);
    }

    void shows(UUID call, boolean live, boolean held, boolean muted) {
        tell(Layer.APP, Names.App.MODEL_SHOWS, call, new ShownNote(live, held, muted));
    }

    private void perform(CXCallAction action) {
        handlers.getOrDefault(action.getClass(), CXCallAction::fulfill).accept(action);
    }

    @Override
    public void performStartCallAction(CXProvider from, CXStartCallAction action) {
        perform(action);
    }

    @Override
    public void performAnswerCallAction(CXProvider from, CXAnswerCallAction action) {
        perform(action);
    }

    @Override
    public void performEndCallAction(CXProvider from, CXEndCallAction action) {
        perform(action);
    }

    @Override
    public void performSetHeldCallAction(CXProvider from, CXSetHeldCallAction action) {
        perform(action);
    }

    @Override
    public void performSetMutedCallAction(CXProvider from, CXSetMutedCallAction action) {
        perform(action);
    }

    @Override
    public void performSetGroupCallAction(CXProvider from, CXSetGroupCallAction action) {
        perform(action);
    }

    @Override
    public void performPlayDTMFCallAction(CXProvider from, CXPlayDTMFCallAction action) {
        perform(action);
    }

    @Override
    public boolean executeTransaction(CXProvider from, CXTransaction transaction) {
        return execute.test(transaction);
    }

    @Override
    public void timedOutPerformingAction(CXProvider from, CXAction action) {
        timedOut.accept(action);
    }

    @Override
    public void providerDidBegin(CXProvider from) {
        begun.run();
    }

    @Override
    public void providerDidReset(CXProvider from) {
        // nothing to lose
    }

    @Override
    public void didActivateAudioSession(CXProvider from, AVAudioSession session) {
        activated.run();
    }

    @Override
    public void didDeactivateAudioSession(CXProvider from, AVAudioSession session) {
        deactivated.run();
    }

    @Override
    public void didUpdatePushCredentials(
            PKPushRegistry from, PKPushCredentials credentials, PKPushType type) {
        // nobody sends
    }

    @Override
    public void didReceiveIncomingPush(
            PKPushRegistry from, PKPushPayload payload, PKPushType type, Runnable completion) {
        pushed.accept(payload);
        completion.run();
    }
}
