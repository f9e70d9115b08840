package dev.sidetone.testing;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;
import dev.sidetone.server.call.CancelStyle;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.token.AccessToken;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;
import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.Bindings;
import dev.sidetone.voice.ErrorCode;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A household's server on virtual time: it may die, and another with the same key succeed it. */
public final class VirtualServer implements BindingStore, Bindings, AccessTokenSource {
    /** Where it is. */
    public static final URI ADDRESS = URI.create("http://home:3000");

    private static final TokenKey KEY =
            new TokenKey("AC" + "0".repeat(32), "SK" + "1".repeat(32), "the secret of the home");

    private final VirtualTime time;
    private final Randomness random;
    private final MemoryWires wires;
    private @Nullable Exchange exchange;

    /** A server that runs. */
    public VirtualServer(VirtualTime time, Randomness random) {
        this.time = time;
        this.random = random;
        this.wires = new MemoryWires(time, Duration.ofMillis(1), this::listener);
        succeed();
    }

    private Wire.@Nullable Listener listener(URI url) {
        Exchange here = exchange;
        if (here == null) {
            return null;
        }
        return url.getPath().equals(Protocol.PUSH_PATH)
                ? here.push(String.valueOf(url.getQuery()).replace("deviceToken=", ""))
                : here.signal();
    }

    /** The wires to it, a millisecond long. */
    public MemoryWires wires() {
        return wires;
    }

    /** Its process is killed. */
    public void die() {
        exchange = null;
        wires.cut();
    }

    /** Another server with the same key is there. */
    public void succeed() {
        exchange = new Exchange(ServerParts.of(KEY, time, random, this));
    }

    /** One that cancels by push, as in the time of the Voice SDK 3, takes over. */
    public void becomeOld() {
        die();
        exchange = new Exchange(ServerParts.of(KEY, time, random, this).with(CancelStyle.PUSH));
    }

    /** An access token for this name. */
    public String token(String identity) {
        VoiceGrant grant = VoiceGrant.full("AP1", "CR1");
        return AccessToken.of(KEY, identity, grant, time.now(), Duration.ofHours(1)).sign(KEY);
    }

    @Override
    public void fetch(String identity, Consumer<Answer> to) {
        to.accept(new Answer.Token(token(identity)));
    }

    @Override
    public void bind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        Exchange here = exchange;
        if (here == null) {
            answer.accept(VoiceError.of(ErrorCode.CONNECTION_ERROR));
        } else {
            here.bind(accessToken, deviceToken).thenAccept(_ -> answer.accept(null));
        }
    }

    @Override
    public void ask(String accessToken, String deviceToken, Consumer<Boolean> answer) {
        Exchange here = exchange;
        if (here == null) {
            answer.accept(false);
        } else {
            here.ask(accessToken, deviceToken)
                    .thenAccept(outcome -> answer.accept(outcome.status() == 204));
        }
    }

    @Override
    public void unbind(
            String accessToken, String deviceToken, Consumer<@Nullable VoiceError> answer) {
        Exchange here = exchange;
        if (here == null) {
            answer.accept(VoiceError.of(ErrorCode.CONNECTION_ERROR));
        } else {
            here.unbind(accessToken, deviceToken).thenAccept(_ -> answer.accept(null));
        }
    }

    @Override
    public List<Binding> load() {
        return List.of();
    }

    @Override
    public void save(List<Binding> bindings) {
        // this household is not opened again
    }
}
