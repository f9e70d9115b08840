package dev.sidetone.voice;

import dev.sidetone.signaling.MalformedFrame;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.PushPayload;
import dev.sidetone.signaling.Wire;

import java.net.URI;

/** A voice server, and the ways to it. */
interface Town extends AutoCloseable {
    URI address();

    Wire.Dialer wires();

    Bindings bindings();

    String token(String identity);

    @Override
    void close();

    /** A device token. */
    static String device(int number) {
        return String.format("%064x", number);
    }

    /** A phone whose pushes go to {@code client}. */
    default void phone(int number, VoiceClient client, NotificationDelegate delegate) {
        String scheme = address().getScheme().replace("http", "ws");
        URI url =
                URI.create(
                        scheme
                                + "://"
                                + address().getAuthority()
                                + Protocol.PUSH_PATH
                                + "?deviceToken="
                                + device(number));
        wires().dial(url, new Pushes(client, delegate));
    }

    /** Hands pushes on. */
    record Pushes(VoiceClient client, NotificationDelegate delegate) implements Wire.Listener {
        @Override
        public void opened(Wire wire) {}

        @Override
        public void frame(Wire wire, String text) {
            if (text.equals(Protocol.HEARTBEAT)) {
                wire.send(text);
                return;
            }
            try {
                client.handleNotification(PushPayload.decode(text), delegate, null);
            } catch (MalformedFrame malformed) {
                throw new AssertionError(malformed);
            }
        }

        @Override
        public void closed(Wire wire, int code, String reason) {}
    }
}
