package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.signaling.Wire;
import dev.sidetone.testing.Needs;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Two phones that the server takes for pages: their sound goes through it, and outlives it. */
@Tag("real")
class AnchoredSuccessionTest {
    @TempDir private Path folder = Path.of("");

    /** The town as pages see it: none of our additions to the protocol. */
    private record AsPages(LoopbackTown town) implements Town {
        @Override
        public Wire.Dialer wires() {
            return (url, listener) -> {
                var page = new Page(listener);
                page.under = town.wires().dial(url, page);
                return page;
            };
        }

        @Override
        public URI address() {
            return town.address();
        }

        @Override
        public Bindings bindings() {
            return town.bindings();
        }

        @Override
        public String token(String identity) {
            return town.token(identity);
        }

        @Override
        public void close() {
            town.close();
        }
    }

    /** A wire whose client says that it is a page. */
    private static final class Page implements Wire, Wire.Listener {
        private final Wire.Listener client;
        private volatile @Nullable Wire under;

        Page(Wire.Listener client) {
            this.client = client;
        }

        @Override
        public void send(String frame) {
            Wire wire = under;
            if (wire != null) {
                wire.send(frame.replace("\"p\":\"sidetone\"", "\"p\":\"browser\""));
            }
        }

        @Override
        public void close(int code, String reason) {
            Wire wire = under;
            if (wire != null) {
                wire.close(code, reason);
            }
        }

        @Override
        public void opened(Wire wire) {
            client.opened(this);
        }

        @Override
        public void frame(Wire wire, String text) {
            client.frame(this, text);
        }

        @Override
        public void closed(Wire wire, int code, String reason) {
            client.closed(this, code, reason);
        }
    }

    @Test
    void theSoundComesBackThroughAnotherServer() throws IOException {
        Needs.webrtc();
        try (WebRtcEngine engine = WebRtcEngine.start();
                LoopbackTown town = new LoopbackTown(folder, false, engine);
                TalkingPair pair = new TalkingPair(engine, new AsPages(town))) {
            pair.bob.registeredBySocket();
            pair.alice.calls("bob");
            pair.alice.await("ringing");
            pair.alice.await("connected");
            pair.bob.await("connected");
            await().atMost(Duration.ofSeconds(3)).until(() -> pair.bob.hears(440));
            await().atMost(Duration.ofSeconds(3)).until(() -> pair.alice.hears(880));

            town.die();
            await().atMost(Duration.ofSeconds(3)).until(pair.bob::hearsNothing);
            town.succeed();
            await().atMost(Duration.ofSeconds(30)).until(() -> pair.bob.hears(440));
            await().atMost(Duration.ofSeconds(30)).until(() -> pair.alice.hears(880));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> isWell(pair.alice.call()) && isWell(pair.bob.call()));

            pair.bob.call().disconnect();
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> pair.alice.heard.contains("disconnected"));
            assertThat(pair.alice.heard)
                    .contains("reconnecting 53001", "reconnecting 53405", "reconnected");
            assertThat(pair.alice.heard.stream().filter(word -> word.startsWith("disconnected")))
                    .hasSize(1);
        }
    }

    private static boolean isWell(Call call) {
        return call.state() == CallState.CONNECTED;
    }
}
