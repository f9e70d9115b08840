package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.voice.log.Logging;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The Voice SDK: registers, places calls and takes them. One instance a phone, where the mobile SDK
 * has static methods.
 *
 * <p>Every method may be called from any thread and returns at once. Calls live on a queue of their
 * own, so an app whose delegate queue is blocked does not hold up its calls.
 */
public final class VoiceClient implements AutoCloseable {
    private final Surroundings around;
    private final Presence presence;
    private final Registrar registrar;
    private final Notifications notifications;
    private final SerialQueue queue;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final NetworkWatch network;
    private final DeviceSeat device;

    /** A client that opens its socket with the first token it is given. */
    public VoiceClient(VoiceSetup setup) {
        this.queue = setup.time().queue("voice-" + setup.name());
        this.around = Surroundings.of(setup, queue);
        this.network = new NetworkWatch(setup, around);
        this.registrar = new Registrar(around, setup.bindings());
        this.notifications = new Notifications(around);
        this.presence = new Presence(around);
        around.board().connectTo(presence);
        this.device = new DeviceSeat(around, setup.device());
    }

    /** The device that calls use; a {@link DefaultAudioDevice} at first. */
    public AudioDevice audioDevice() {
        return device.device();
    }

    /** Another device, a {@link DefaultAudioDevice} or an app's own. */
    public void setAudioDevice(AudioDevice value) {
        device.take(value);
    }

    /** What is watched of calls and told of them: samples, warnings, Insights. */
    public Reporting reporting() {
        return around.reporting();
    }

    /** Loudness of the microphone, 0 to 1, smoothed. */
    public double microphoneLevel() {
        return around.mixer().microphoneLevel();
    }

    /**
     * Opens the signaling socket ahead of the first call, or hands a fresh token to the open one.
     * Not needed: registering and calling do it too.
     */
    public void prepare(String accessToken) {
        around.journal()
                .called("prepare", null, null, () -> around.connection().listen(accessToken));
    }

    /**
     * Binds the token's identity to a device, so that its calls come as pushes.
     *
     * @param deviceToken hexadecimal digits
     * @param completion on the main queue; null when it is done
     */
    public void register(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> completion) {
        registrar.register(accessToken, deviceToken, completion);
    }

    /** The same with the device token's bytes, as versions from 5.3 on take them. */
    public void register(
            String accessToken, byte[] deviceToken, Consumer<@Nullable VoiceError> completion) {
        register(accessToken, HexFormat.of().formatHex(deviceToken), completion);
    }

    /**
     * Opens the signaling socket as {@link #register} does, and asks whether the server still knows
     * of an earlier registration. An addition of Sidetone: the mobile SDK cannot ask.
     *
     * @param completion on the main queue; false also where the server could not be asked
     */
    public void checkRegistration(
            String accessToken, String deviceToken, Consumer<Boolean> completion) {
        registrar.check(accessToken, deviceToken, completion);
    }

    /** Undoes {@link #register}. */
    public void unregister(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> completion) {
        registrar.unregister(accessToken, deviceToken, completion);
    }

    /**
     * Registers by socket, as endpoints without pushes do: calls come for as long as the socket is
     * there, which is opened anew whenever it is lost.
     *
     * @param delegate hears of the calls, on {@code delegateQueue}
     * @param completion on the main queue, once: null when the first registration stands
     */
    public void registerBySocket(
            String accessToken,
            NotificationDelegate delegate,
            @Nullable Executor delegateQueue,
            Consumer<@Nullable VoiceError> completion) {
        Executor app = delegateQueue == null ? around.mainQueue() : delegateQueue;
        around.journal()
                .called(
                        "registerBySocket",
                        null,
                        null,
                        () -> presence.register(accessToken, delegate, app, completion));
    }

    /** Undoes {@link #registerBySocket}. */
    public void unregisterBySocket() {
        around.journal().called("unregisterBySocket", null, null, presence::unregister);
    }

    /** Hears of the signaling connection on the main queue: null when it stands. */
    public void observeSignaling(Consumer<@Nullable VoiceError> observer) {
        queue.execute(() -> presence.observe(observer));
    }

    /**
     * Takes a push: of a call, or, with servers of the time before version 5 of the SDK, of its
     * cancellation; the two may come in any order, and more than once.
     *
     * @param delegate is told of the call before this returns, on this thread; of its cancellation
     *     later, on {@code delegateQueue}
     * @return whether the push is about a call
     */
    public boolean handleNotification(
            Map<String, String> payload,
            NotificationDelegate delegate,
            @Nullable Executor delegateQueue) {
        return handleNotification(payload, delegate, delegateQueue, null);
    }

    /**
     * The same with who hears of messages that come before the call is answered.
     *
     * @param messages called on {@code delegateQueue}
     */
    public boolean handleNotification(
            Map<String, String> payload,
            NotificationDelegate delegate,
            @Nullable Executor delegateQueue,
            @Nullable CallMessageDelegate messages) {
        Executor app = delegateQueue == null ? around.mainQueue() : delegateQueue;
        return notifications.handle(payload, delegate, app, messages);
    }

    /** Whose ways calls have that begin from now on; {@link SdkGeneration#DEFAULT} at first. */
    public void setGeneration(SdkGeneration value) {
        around.settings().generation(value);
    }

    /** The edge of the cloud that is used now; {@code roaming} at first. */
    public String edge() {
        return around.settings().edges().edge();
    }

    /**
     * Which edges of the cloud are dialled, in this order: the next one where one cannot be
     * reached. To be set before the first call; without calls, an open socket is given up for one
     * to the new edge. A server whose name does not begin with {@code voice-js.} has no edges; ours
     * hears of the wish, and Insights and preflight reports name it.
     *
     * @throws IllegalArgumentException with a text for a person when one is no name
     */
    public void setEdge(String... edges) {
        around.settings().edges().want(List.of(edges));
        around.relocate("setEdge", List.of(edges));
    }

    /** The region that was set; {@code gll}, which is none, at first. */
    public String region() {
        return around.settings().edges().region();
    }

    /**
     * The same as the edge of that region alone, as versions before 5.4 have it.
     *
     * @throws IllegalArgumentException with a text for a person when there is no such region
     */
    public void setRegion(String region) {
        around.settings().edges().wantRegion(region);
        around.relocate("setRegion", region);
    }

    /** What is logged, and where to. */
    public Logging logging() {
        return around.logging();
    }

    /** The release whose surface this is. */
    public static String sdkVersion() {
        return Reporting.SDK_VERSION;
    }

    /**
     * From now on looks once a second at the addresses of this machine: when they are others, the
     * signaling socket is opened anew and standing calls renew their media path at once.
     */
    public void watchNetwork() {
        network.begin(NetworkWatch::ofThisMachine);
    }

    NetworkWatch network() {
        return network;
    }

    /** Places a call; whatever goes wrong is told to the delegate. */
    public Call connect(String accessToken, CallDelegate delegate) {
        return connect(ConnectOptions.with(accessToken, _ -> {}), delegate);
    }

    /** Places a call; whatever goes wrong is told to the delegate. */
    public Call connect(ConnectOptions options, CallDelegate delegate) {
        String id = Protocol.TEMPORARY_SID + around.random().uuid();
        String params = options.encodedParams(around.journal());
        var origin = new CallRunner.Origin(true, id, params, null, null);
        Call call = new Call(around, origin, options, delegate);
        around.journal()
                .called(
                        "connect",
                        id,
                        options.uuid(),
                        () -> {
                            around.enter(options.region());
                            around.board().add(call.runner());
                            call.runner().on(new CallEvent.Started());
                            around.connection().listen(options.accessToken());
                        });
        return call;
    }

    /** Tries the network with default options; whatever goes wrong is told to the delegate. */
    public PreflightTest runPreflightTest(String accessToken, PreflightDelegate delegate) {
        return runPreflightTest(PreflightOptions.with(accessToken, _ -> {}), delegate);
    }

    /** Tries the network between here and the server; one test at a time. */
    public PreflightTest runPreflightTest(PreflightOptions options, PreflightDelegate delegate) {
        var test = new PreflightTest(around, options, delegate);
        test.run().start();
        return test;
    }

    /** Ends the calls, unregisters from the socket and closes it; waits for nothing. */
    @Override
    public void close() {
        end();
    }

    /**
     * The same for a program that is about to exit: done when the server has heard of it, after a
     * second at most.
     */
    public CompletionStage<Void> end() {
        around.journal()
                .called(
                        "close",
                        null,
                        null,
                        () -> {
                            around.board().endAll();
                            presence.unregister();
                            around.connection().close(this::over);
                        });
        return ended;
    }

    private void over() {
        network.end();
        around.mixer().close();
        queue.close();
        ended.complete(null);
    }
}
