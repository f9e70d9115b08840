package dev.sidetone.voice;

import dev.sidetone.voice.AccessTokenSource.Answer;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Registers and places calls with the tokens of a {@link TokenPolicy}. What the server refuses
 * because of an old token is tried once more with another, and the app hears of the second try
 * alone.
 */
public record TokenCalls(VoiceClient client, TokenPolicy policy) {
    /** Who hears of a call that is placed when a token is there; on any thread. */
    public interface Placing {
        /** The call is under way; once again where the first token was too old. */
        void placed(Call call);

        /** There is no token, and so no call. */
        void failed(VoiceError error);
    }

    /** Places a call with what {@code block} sets. */
    public void connect(
            Consumer<ConnectOptions.Builder> block, CallDelegate delegate, Placing placing) {
        connect(block, delegate, placing, true);
    }

    private void connect(
            Consumer<ConnectOptions.Builder> block,
            CallDelegate delegate,
            Placing placing,
            boolean mayRetry) {
        policy.token(
                answer -> {
                    switch (answer) {
                        case Answer.Failed(VoiceError error) -> placing.failed(error);
                        case Answer.Token(String jwt) -> {
                            Predicate<VoiceError> retry =
                                    error ->
                                            again(jwt, error, mayRetry)
                                                    && retried(block, delegate, placing);
                            Consumer<ConnectOptions.Builder> all =
                                    block.andThen(options -> options.whenFailed(retry));
                            Call call = client.connect(ConnectOptions.with(jwt, all), delegate);
                            placing.placed(call);
                        }
                    }
                });
    }

    private boolean retried(
            Consumer<ConnectOptions.Builder> block, CallDelegate delegate, Placing placing) {
        connect(block, delegate, placing, false);
        return true;
    }

    /** See {@link VoiceClient#register(String, String, Consumer)}. */
    public void register(String deviceToken, Consumer<@Nullable VoiceError> completion) {
        register(deviceToken, completion, true);
    }

    private void register(
            String deviceToken, Consumer<@Nullable VoiceError> completion, boolean mayRetry) {
        policy.token(
                answer -> {
                    switch (answer) {
                        case Answer.Failed(VoiceError error) -> completion.accept(error);
                        case Answer.Token(String jwt) ->
                                client.register(
                                        jwt,
                                        deviceToken,
                                        error -> {
                                            if (error != null && again(jwt, error, mayRetry)) {
                                                register(deviceToken, completion, false);
                                            } else {
                                                completion.accept(error);
                                            }
                                        });
                    }
                });
    }

    private boolean again(String jwt, VoiceError error, boolean mayRetry) {
        return error.isAboutToken() && policy.refused(jwt, error) && mayRetry;
    }
}
