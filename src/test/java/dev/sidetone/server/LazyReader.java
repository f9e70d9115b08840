package dev.sidetone.server;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint that registers, takes one call, and then does not read its socket any more. */
final class LazyReader implements WebSocket.Listener {
    private final MessageCodec codec = new MessageCodec();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    LazyReader(VoiceServer server, String token) throws Exception {
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + server.httpPort() + "/signal"), this)
                        .get(5, TimeUnit.SECONDS);
        say(new Message.Listen(token, null, 0, new Message.Endpoint("sidetone", "1")));
        read(Message.Connected.class);
        say(new Message.Register(true));
        read(Message.Ready.class);
    }

    void answer() throws Exception {
        Message.Invite invite = read(Message.Invite.class);
        say(new Message.Answer(invite.callSid(), invite.sdp(), null));
    }

    private void say(Message message) throws Exception {
        socket.sendText(codec.encode(message), true).get(5, TimeUnit.SECONDS);
    }

    private <M extends Message> M read(Class<M> type) throws Exception {
        while (true) {
            socket.request(1);
            Message message = decoded(heard.poll(5, TimeUnit.SECONDS));
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    private Message decoded(@Nullable String frame) throws MalformedFrame {
        if (frame == null) {
            throw new AssertionError("the server says nothing");
        }
        return codec.decode(frame);
    }

    @Override
    public void onOpen(WebSocket opened) {
        // asks for nothing by itself
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }
}
