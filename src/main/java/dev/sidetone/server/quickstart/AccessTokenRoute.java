package dev.sidetone.server.quickstart;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.time.Time;
import dev.sidetone.token.AccessToken;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands out access tokens as plain text (voice-sdk.md §3). */
public final class AccessTokenRoute implements HttpRoute {
    private static final String USUAL_IDENTITY = "alice";

    private final Accounts accounts;
    private final Time time;

    /** Tokens of these accounts. */
    public AccessTokenRoute(Accounts accounts, Time time) {
        this.accounts = accounts;
        this.time = time;
    }

    @Override
    public boolean takes(String path) {
        return path.equals("/accessToken");
    }

    @Override
    public List<String> methods(String path) {
        return List.of("GET", "POST");
    }

    @Override
    public HttpAnswer tooLarge() {
        return HttpAnswer.text(400, "The form is malformed.\n");
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        return CompletableFuture.completedStage(answer(ask.form().text("identity")));
    }

    private HttpAnswer answer(String asked) {
        String identity = asked.isEmpty() ? USUAL_IDENTITY : asked;
        String problem = Exchange.problemOf(identity);
        if (problem != null) {
            return HttpAnswer.text(400, problem + "\n");
        }
        AccessToken token =
                AccessToken.of(
                        accounts.signing(),
                        identity,
                        accounts.grant(),
                        time.now(),
                        AccessToken.USUAL_LIFE);
        return HttpAnswer.text(200, token.sign(accounts.signing()));
    }
}
