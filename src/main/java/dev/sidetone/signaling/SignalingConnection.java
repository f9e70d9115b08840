package dev.sidetone.signaling;

import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The client's end of the signaling socket: opened once, kept warm, opened again whenever it is
 * lost, for as long as there is somebody to listen for.
 *
 * <p>Lives on one queue: every method is called there and every listener method comes there. What
 * is sent while the socket is away waits for the next one and goes out right after {@code listen},
 * before the server has confirmed it.
 */
public final class SignalingConnection {
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BACKOFF_MIN = Duration.ofMillis(100);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(20);
    private static final Duration BACKOFF_IN_CALL = Duration.ofSeconds(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int GOING_AWAY = 1001;
    private static final int SILENT = 3000;

    private final Wire.Dialer dialer;
    private final Supplier<URI> server;
    private final SerialQueue queue;
    private final Trace trace;
    private final SignalingListener listener;
    private final Backoff backoff;
    private final Outbox outbox = new Outbox();
    private final Credentials credentials;
    private final MessageCodec codec = new MessageCodec();
    private @Nullable Wire wire;
    private boolean expedited;
    private boolean open;
    private boolean closed;
    private Runnable farewell = () -> {};
    private SerialQueue.@Nullable Timer timer;

    /**
     * A connection to {@code server}, asked for anew each time, from the first {@link #listen} on.
     *
     * @param self what the client says of itself
     */
    public SignalingConnection(
            Wire.Dialer dialer,
            Supplier<URI> server,
            Supplier<Message.Endpoint> self,
            SerialQueue queue,
            Randomness random,
            Trace trace,
            SignalingListener listener) {
        this.dialer = dialer;
        this.server = server;
        this.queue = queue;
        this.trace = trace;
        this.listener = listener;
        this.credentials = new Credentials(self);
        this.backoff = new Backoff(BACKOFF_MIN, BACKOFF_MAX, random);
    }

    /** Opens the socket if it is not, and makes {@code accessToken} the one it listens with. */
    public void listen(String accessToken) {
        if (credentials.take(accessToken) && open) {
            write(credentials.listen(null));
        }
        wake();
    }

    /** Fetches the call that a push was about, now and on every later socket. */
    public void fetch(String callSid, String bridgeToken) {
        Message words = credentials.fetch(callSid, bridgeToken);
        if (open) {
            write(words);
        }
        wake();
    }

    /** The call of a push needs no more fetching, once what was said about it has gone out. */
    public void fetched(String callSid) {
        credentials.fetched(callSid, open);
    }

    /** Forgets a token that the server refused; pushes are fetched with their own alone then. */
    public void drop(String refusedToken) {
        if (credentials.drop(refusedToken) && open) {
            credentials.fetches().forEach(this::write);
        }
    }

    /** The access token in use; null for none. */
    public @Nullable String token() {
        return credentials.token();
    }

    /** Gives the socket up and dials at once: it is of a network that may be gone. */
    public void redial() {
        if (wire != null && !closed) {
            lose(DialFailure.BROKEN, "the network has changed");
            wake();
        }
    }

    /** Marks what is sent from now on for expedited forwarding, or not (RFC 3246). */
    public void expedite(boolean value) {
        expedited = value;
        if (wire != null) {
            wire.expedite(value);
        }
    }

    /** Whether there is a socket to send on now. */
    public boolean isOpen() {
        return open;
    }

    /** Sends a message, or keeps it for the next socket where its type allows that. */
    public void send(Message message) {
        if (open) {
            write(message);
        } else if (outbox.keep(message)) {
            wake();
        }
    }

    /** Drops what waits to be sent about a call that no server has heard of; true if it was so. */
    public boolean unsend(String callSid) {
        return outbox.drop(callSid);
    }

    /** Ends the socket for good, after what was sent; {@code done} when it is over, in a second. */
    public void close(Runnable done) {
        closed = true;
        stopTimer();
        farewell = done;
        if (wire != null && open) {
            timer = queue.after(FAREWELL, this::over);
            wire.close(GOING_AWAY, "");
        } else {
            over();
        }
    }

    private void over() {
        stopTimer();
        Wire current = wire;
        wire = null;
        open = false;
        if (current != null) {
            current.close(GOING_AWAY, "");
        }
        farewell.run();
        farewell = () -> {};
    }

    /** Dials now if there is no socket under way: whoever asks does not wait for a backoff. */
    private void wake() {
        if (wire == null && wanted()) {
            stopTimer();
            dial();
        }
    }

    private boolean wanted() {
        return !closed && credentials.any();
    }

    private void dial() {
        URI url = server.get();
        trace.add(Layer.SIGNALING, "dial", null, url);
        wire = dialer.dial(url, new WireEars(queue, this));
        wire.expedite(expedited);
        timer = queue.after(DIAL_TIMEOUT, () -> lose(DialFailure.TIMED_OUT, "silent socket"));
    }

    /** Whether {@code from} is the wire in use: those of a former one are not listened to. */
    boolean uses(Wire from) {
        return from == wire;
    }

    void opened() {
        open = true;
        trace.add(Layer.SIGNALING, "SocketOpened", null, null);
        awaitFrame();
        credentials.introduction().forEach(this::write);
        outbox.takeAll().forEach(this::write);
    }

    /**
     * The socket counts as lost when nothing at all has come for a while. The last second is waited
     * for apart: after a machine has slept, the first timer is over at once, but what had arrived
     * meanwhile is still to be read.
     */
    private void awaitFrame() {
        stopTimer();
        timer = queue.after(Protocol.SILENCE_LIMIT.minus(LAST_LOOK), this::lookOnce);
    }

    private void lookOnce() {
        timer = queue.after(LAST_LOOK, () -> lose(DialFailure.TIMED_OUT, "no heartbeat"));
    }

    void heard(String text) {
        if (closed) {
            return;
        }
        awaitFrame();
        if (Protocol.isTooLong(text)) {
            trace.add(Layer.SIGNALING, "FrameRefused", null, "too large");
            return;
        }
        try {
            understood(codec.decode(text));
        } catch (MalformedFrame malformed) {
            trace.add(Layer.SIGNALING, "FrameRefused", null, malformed.getMessage());
        }
    }

    private void understood(Message message) {
        switch (message) {
            case Message.Heartbeat heartbeat -> sendRaw(heartbeat);
            case Message.Unknown unknown -> note("unknown message", unknown);
            case Message.Close close -> {
                note("received", close);
                credentials.clear();
                lose(DialFailure.BROKEN, "closed by the server");
            }
            case Message.Connected connected -> {
                backoff.reset();
                trace.causedBy(note("received", connected), () -> listener.connected(connected));
            }
            default -> trace.causedBy(note("received", message), () -> listener.message(message));
        }
    }

    private long note(String name, Message message) {
        return trace.add(Layer.SIGNALING, name, Gist.callOf(message), Gist.of(message));
    }

    private void write(Message message) {
        note("sent", message);
        sendRaw(message);
    }

    private void sendRaw(Message message) {
        if (wire != null) {
            wire.send(codec.encode(message));
        }
    }

    void lose(DialFailure why, String detail) {
        if (closed) {
            over();
            return;
        }
        Wire lost = wire;
        boolean wasOpen = open;
        wire = null;
        open = false;
        stopTimer();
        if (lost != null) {
            lost.close(SILENT, "");
        }
        long event = trace.add(Layer.SIGNALING, "SocketLost", null, why.reason(detail));
        trace.causedBy(event, () -> listener.lost(why, detail, wasOpen));
        if (wire == null && wanted()) {
            boolean urgent = listener.hasCalls();
            Duration delay = urgent ? backoff.next(BACKOFF_IN_CALL) : backoff.next();
            timer = queue.after(delay, this::wake);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
