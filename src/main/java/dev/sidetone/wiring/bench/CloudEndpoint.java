package dev.sidetone.wiring.bench;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.Message.Answer;
import dev.sidetone.signaling.Message.Connected;
import dev.sidetone.signaling.Message.Endpoint;
import dev.sidetone.signaling.Message.Failed;
import dev.sidetone.signaling.Message.Hangup;
import dev.sidetone.signaling.Message.Heartbeat;
import dev.sidetone.signaling.Message.Invite;
import dev.sidetone.signaling.Message.Listen;
import dev.sidetone.signaling.Message.Ready;
import dev.sidetone.signaling.Message.Register;
import dev.sidetone.signaling.Message.Ringing;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An endpoint without media: is registered, answers every call at once, and hangs up what was
 * answered.
 */
final class CloudEndpoint implements Wire.Listener {
    /** As long as a phone's, with a candidate of its own. */
    private static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "a=candidate:1 1 udp 2113937151 127.0.0.1 9 typ host\r\n"
                    + "a=x:0123456789012345678901234567890123456789\r\n".repeat(28);

    private final MessageCodec codec = new MessageCodec();
    private final CompletableFuture<CloudEndpoint> ready = new CompletableFuture<>();
    private final Map<String, Placed> placed = new ConcurrentHashMap<>();
    private final String token;
    private final Wire wire;
    private volatile boolean gone;

    private record Placed(long at, CompletableFuture<Double> answered) {}

    CloudEndpoint(Wire.Dialer dialer, URI signal, String token) {
        this.token = token;
        this.wire = dialer.dial(signal, this);
    }

    /** Done once it is registered. */
    CompletableFuture<CloudEndpoint> ready() {
        return ready;
    }

    /** Whether its socket is still open. */
    boolean stands() {
        return !gone;
    }

    /** Calls somebody; milliseconds from the invite to the answer. */
    CompletableFuture<Double> call(String to) {
        String sid = "TJS" + UUID.randomUUID();
        var call = new Placed(System.nanoTime(), new CompletableFuture<>());
        placed.put(sid, call);
        say(Invite.outgoing(sid, SDP, "To=" + to));
        return call.answered;
    }

    private void say(Message message) {
        wire.send(codec.encode(message));
    }

    @Override
    public void opened(Wire from) {
        from.send(codec.encode(new Listen(token, null, 0, new Endpoint("sidetone", "1"))));
    }

    @Override
    public void frame(Wire from, String text) {
        try {
            heard(codec.decode(text));
        } catch (MalformedFrame broken) {
            ready.completeExceptionally(broken);
        }
    }

    private void heard(Message message) {
        switch (message) {
            case Heartbeat _ -> say(message);
            case Connected _ -> say(new Register(true));
            case Ready _ -> ready.complete(this);
            case Failed failed ->
                    ready.completeExceptionally(new IllegalStateException(failed.toString()));
            case Invite invite -> say(new Answer(invite.callSid(), SDP, null));
            case Ringing ringing -> {
                Placed call = placed.remove(String.valueOf(ringing.temporarySid()));
                if (call != null) {
                    placed.put(ringing.callSid(), call);
                }
            }
            case Answer answer -> answered(answer.callSid());
            default -> {
                // hang-ups of the other side
            }
        }
    }

    private void answered(String callSid) {
        Placed call = placed.remove(callSid);
        if (call != null) {
            call.answered.complete((System.nanoTime() - call.at) / 1e6);
            say(Hangup.of(callSid));
        }
    }

    @Override
    public void closed(Wire from, int code, String reason) {
        gone = true;
        ready.completeExceptionally(new IllegalStateException("closed: " + code + " " + reason));
    }

    void close() {
        wire.close(1000, "");
    }
}
