package dev.sidetone.wiring;

import dev.sidetone.voice.AccessTokenSource;
import dev.sidetone.voice.HttpAccessTokens;
import dev.sidetone.voice.HttpNumbers;
import dev.sidetone.voice.VoiceError;

import java.util.List;
import java.util.function.Consumer;

/** Tells the voice server which numbers an account has, as one does in a provider's console. */
final class AccountNumbers {
    private final String identity;
    private final HttpAccessTokens tokens;
    private final HttpNumbers numbers;
    private final Consumer<String> refused;

    /**
     * @param refused told why the account has not got its numbers, in words for a person
     */
    AccountNumbers(Household household, String identity, Consumer<String> refused) {
        var http = household.dialer().http();
        this.identity = identity;
        this.tokens = new HttpAccessTokens(ServerSecret.known(http), household::currentServer);
        this.numbers = new HttpNumbers(http, household::currentServer);
        this.refused = refused;
    }

    /** Replaces the account's numbers; the first one is shown to those whom it calls. */
    void set(List<String> wanted) {
        tokens.fetch(
                identity,
                answer -> {
                    switch (answer) {
                        case AccessTokenSource.Answer.Token t ->
                                numbers.set(
                                        t.jwt(),
                                        wanted,
                                        error -> {
                                            if (error != null) {
                                                tell(error);
                                            }
                                        });
                        case AccessTokenSource.Answer.Failed f -> tell(f.error());
                    }
                });
    }

    private void tell(VoiceError error) {
        refused.accept(error.message());
    }
}
