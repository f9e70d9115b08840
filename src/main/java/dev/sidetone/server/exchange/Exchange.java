package dev.sidetone.server.exchange;

import dev.sidetone.server.binding.BindingBook;
import dev.sidetone.server.binding.BindingDesk;
import dev.sidetone.server.binding.Deliveries;
import dev.sidetone.server.binding.PushLinks;
import dev.sidetone.server.binding.PushPort;
import dev.sidetone.server.call.CallEvent;
import dev.sidetone.server.call.CallRules;
import dev.sidetone.server.call.SealedCallTokens;
import dev.sidetone.server.credential.CredentialBook;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.limit.Allowance;
import dev.sidetone.server.media.MediaDesk;
import dev.sidetone.server.numbers.NumberBook;
import dev.sidetone.server.program.Conductor;
import dev.sidetone.server.program.Stage;
import dev.sidetone.server.script.Line;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.ServerObserver;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.Message.WireError;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.token.InvalidToken;
import dev.sidetone.token.TokenInspector;
import dev.sidetone.token.TokenKey;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * The voice server over wires. Methods may be called from any thread and do not block.
 *
 * <p>A call's media never passes here, except that of the lines; descriptions are relayed word for
 * word.
 */
public final class Exchange implements AutoCloseable {
    private static final int RESTARTING = 1012;
    private static final int MEDIA_LOST = 53405;

    private final Time time;
    private final SerialQueue queue;
    private final Trace trace;
    private final Watch watch;
    private final Sessions sessions;
    private final PushLinks links = new PushLinks();
    private final CallRoom room;
    private final SignalDesk desk;
    private final Admission admission;
    private final TokenInspector inspector;
    private final BindingDesk bindings;
    private final CredentialBook credentials;
    private final MediaDesk media;
    private final MediaPaths paths;
    private final CallHistory history;
    private final ApiCalls calls;
    private final Randomness randomness;

    /** A server of these parts. */
    public Exchange(Parts parts) {
        this.time = parts.time();
        this.queue = time.queue("server");
        this.trace = parts.trace();
        this.watch = new Watch(trace);
        this.sessions = new Sessions(watch);
        this.media = parts.media();
        this.paths = parts.paths();
        this.history = new CallHistory(time);
        TokenKey key = parts.key();
        randomness = parts.randomness();
        inspector = TokenInspector.of(parts.accounts()::key);
        SealedCallTokens tokens = new SealedCallTokens(key, time, randomness.uuid().toString());
        CallRules rules = new CallRules(key.accountSid(), tokens, parts.cancels());
        BindingBook book = new BindingBook(parts.bindings().load(), time, trace);
        NumberBook numbers = new NumberBook(parts.numbers().load());
        admission = new Admission(time, queue, inspector, parts.accounts(), tokens);
        room =
                new CallRoom(
                        queue,
                        rules,
                        sessions,
                        links,
                        parts.notifier(),
                        paths,
                        history,
                        trace,
                        watch);
        credentials =
                new CredentialBook(parts.credentials(), time, parts.accounts().pushCredentials());
        var deliveries = new Deliveries(book, credentials, trace);
        Callees callees = new Callees(sessions, deliveries, numbers, links, randomness);
        var switchboard = new RoomSwitchboard(room, sessions, callees, history, watch);
        Conductor conductor = conductor(parts, switchboard);
        Programs programs = new Programs(conductor, randomness, parts.application());
        switchboard.runs(programs);
        calls = new ApiCalls(queue, conductor, room, history, randomness);
        Placing placing = new Placing(room, callees, programs, admission, randomness, watch);
        Resuming resuming = new Resuming(room, tokens);
        desk = new SignalDesk(admission, placing, resuming, room, sessions, randomness, trace);
        bindings =
                new BindingDesk(
                        time,
                        queue,
                        inspector,
                        parts.accounts()::isSuspended,
                        book,
                        parts.bindings(),
                        credentials,
                        numbers,
                        parts.numbers());
        links.whenDelivered(bindings::delivered);
        history.listen(record -> watch.saw(new ServerEvent.RecordChanged(record)));
        room.whenSettled(this::settled);
        new Heart(time, queue, sessions, links, this::lost, this::lost).start();
    }

    private Conductor conductor(Parts parts, RoomSwitchboard switchboard) {
        return new Conductor(
                new Stage(
                        time,
                        queue,
                        switchboard,
                        media,
                        parts.documents(),
                        parts.recordings(),
                        parts.callbacks(),
                        parts.randomness(),
                        watch::noted));
    }

    /** Tells {@code observer} what happens. To be asked before the first socket is opened. */
    public void watch(ServerObserver observer) {
        watch.add(observer);
        bindings.listen(all -> watch.saw(new ServerEvent.BindingsChanged(all)));
    }

    /** The server's end of a new signaling socket of somebody who may do anything. */
    public Wire.Listener signal() {
        return signal(Allowance.UNLIMITED);
    }

    /** The server's end of a new signaling socket. */
    public Wire.Listener signal(Allowance allowance) {
        return new SignalPort(queue, sessions, desk, this::lost, time, allowance);
    }

    /** Whether a push link may be opened for {@code deviceToken}: 64 hexadecimal digits. */
    public static boolean isDeviceToken(String deviceToken) {
        return PushLinks.isDeviceToken(deviceToken);
    }

    /** The server's end of a new push link. */
    public Wire.Listener push(String deviceToken) {
        return new PushPort(
                deviceToken.toLowerCase(Locale.ROOT), queue, links, this::found, this::lost, time);
    }

    /** Binds a device that does not say what its app was built for. */
    public CompletionStage<BindingDesk.Outcome> bind(String accessToken, String deviceToken) {
        return bind(accessToken, deviceToken, null);
    }

    /**
     * Binds a device to the identity of an access token.
     *
     * @param environment {@code sandbox} or {@code production}; null where it does not say
     */
    public CompletionStage<BindingDesk.Outcome> bind(
            String accessToken, String deviceToken, @Nullable String environment) {
        return bindings.bind(accessToken, deviceToken.toLowerCase(Locale.ROOT), environment);
    }

    /** What pushes are sent with. */
    public CredentialBook credentials() {
        return credentials;
    }

    /** Deletes a push credential and its bindings; answers false when there is no such. */
    public CompletionStage<Boolean> deleteCredential(String sid) {
        return bindings.deleteCredential(sid);
    }

    /** The SID of a push credential that is going to be created. */
    public String freshCredentialSid() {
        return randomness.sid("CR");
    }

    /** Asks whether a device is bound to the identity of an access token: 204 or 404. */
    public CompletionStage<BindingDesk.Outcome> ask(String accessToken, String deviceToken) {
        return bindings.ask(accessToken, deviceToken.toLowerCase(Locale.ROOT));
    }

    /** Ends the binding of a device to the identity of an access token. */
    public CompletionStage<BindingDesk.Outcome> unbind(String accessToken, String deviceToken) {
        return bindings.unbind(accessToken, deviceToken.toLowerCase(Locale.ROOT));
    }

    /** Replaces the own numbers of the identity of an access token. */
    public CompletionStage<BindingDesk.Outcome> setNumbers(
            String accessToken, List<String> numbers) {
        return bindings.setNumbers(accessToken, numbers);
    }

    /** Why no endpoint can be called so, for a person; null when one can. */
    public static @Nullable String problemOf(String identity) {
        return Line.nameProblem(identity);
    }

    /** Nothing has come from a leg whose media goes through the server for too long. */
    public void mediaLost(String leg) {
        var why = new WireError(MEDIA_LOST, "no media has come from the other side for too long");
        queue.execute(() -> room.on(leg, new CallEvent.MediaRefused(leg, why)));
    }

    /** The calls that are made by request. */
    public ApiCalls calls() {
        return calls;
    }

    /** Whose access token it is; null for one that is no good. Callable from any thread. */
    public @Nullable String identityOf(String accessToken) {
        try {
            return inspector.verify(accessToken, time.now()).identity();
        } catch (InvalidToken invalid) {
            return null;
        }
    }

    /** Lets pages tell of their calls here, and not to anybody else. */
    public void insightsAt(int tlsPort) {
        admission.insightsAt(tlsPort);
    }

    /** What became of the calls. */
    public CallHistory history() {
        return history;
    }

    /** What happened here. */
    public Trace trace() {
        return trace;
    }

    private void lost(Session session) {
        if (sessions.drop(session)) {
            trace.add(Layer.SERVER, "SocketClosed", session.identity, session.id);
            room.onAll(new CallEvent.SocketClosed(session.id));
        }
    }

    private void found(PushLinks.Link link) {
        trace.add(Layer.SERVER, "PushLinkUp", null, null);
        watch.saw(new ServerEvent.LinkChanged(link.deviceToken, true));
        room.onAll(new CallEvent.LinkChanged(link.deviceToken, true));
    }

    private void lost(PushLinks.Link link) {
        if (links.down(link)) {
            watch.saw(new ServerEvent.LinkChanged(link.deviceToken, false));
            room.onAll(new CallEvent.LinkChanged(link.deviceToken, false));
        }
    }

    /** A call is past its set-up: its socket may have the next one. */
    private void settled(String callId) {
        for (Session session : sessions.all()) {
            if (callId.equals(session.settingUp)) {
                session.settled();
                while (session.settingUp == null && !session.waiting.isEmpty()) {
                    desk.heard(session, session.waiting.remove());
                }
            }
        }
    }

    /** Closes every wire so that clients look for the next server; their media goes on. */
    @Override
    public void close() {
        queue.execute(
                () -> {
                    sessions.all().forEach(s -> s.wire.close(RESTARTING, "the server is closing"));
                    links.all().forEach(l -> l.wire.close(RESTARTING, "the server is closing"));
                    media.close();
                    paths.close();
                    queue.close();
                });
    }
}
