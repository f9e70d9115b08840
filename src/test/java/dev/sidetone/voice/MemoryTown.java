package dev.sidetone.voice;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.testing.DirectWires;
import dev.sidetone.testing.ServerParts;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The real exchange, reached by wires in memory, in real time. */
final class MemoryTown implements Town, BindingStore {
    private static final URI ADDRESS = URI.create("http://town:3000");
    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "the secret of the town");

    private final RealTime time = new RealTime();
    private final DirectWires wires = new DirectWires(time, this::listener);
    private volatile @Nullable Exchange exchange = newExchange();

    private Exchange newExchange() {
        return new Exchange(ServerParts.of(KEY, time, Randomness.secure(), this));
    }

    private Wire.@Nullable Listener listener(URI url) {
        Exchange here = exchange;
        if (here == null) {
            return null;
        }
        String query = url.getQuery();
        return url.getPath().equals(Protocol.PUSH_PATH) && query != null
                ? here.push(query.replace("deviceToken=", ""))
                : here.signal();
    }

    @Override
    public URI address() {
        return ADDRESS;
    }

    @Override
    public Wire.Dialer wires() {
        return wires;
    }

    @Override
    public String token(String identity) {
        VoiceGrant grant = VoiceGrant.full("AP1", "CR1");
        return AccessToken.of(KEY, identity, grant, Instant.now(), Duration.ofHours(1)).sign(KEY);
    }

    /** The server's process dies. */
    void die() {
        Exchange dead = exchange;
        exchange = null;
        wires.cut();
        if (dead != null) {
            dead.close();
        }
    }

    /** Another one takes over. */
    void succeed() {
        exchange = newExchange();
    }

    /** Bindings without HTTP. */
    @Override
    public Bindings bindings() {
        return new Bindings() {
            @Override
            public void bind(
                    String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
                Exchange here = exchange;
                if (here == null) {
                    answer.accept(VoiceError.of(ErrorCode.CONNECTION_ERROR));
                    return;
                }
                here.bind(accessToken, deviceToken)
                        .thenAccept(
                                outcome ->
                                        answer.accept(
                                                outcome.error() == null
                                                        ? null
                                                        : VoiceError.fromWire(
                                                                outcome.error().code(),
                                                                outcome.error().message())));
            }

            @Override
            public void unbind(
                    String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
                answer.accept(null);
            }
        };
    }

    @Override
    public List<Binding> load() {
        return List.of();
    }

    @Override
    public void save(List<Binding> bindings) {}

    @Override
    public void close() {
        die();
    }
}
