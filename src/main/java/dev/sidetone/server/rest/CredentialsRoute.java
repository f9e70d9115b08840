package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.credential.CredentialBook;
import dev.sidetone.server.credential.PushCredential;
import dev.sidetone.server.credential.PushCredential.Type;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Push credentials are created, looked up, listed, changed and deleted, as with the helper
 * libraries' resources of that name. A certificate, key or secret that comes with one is not kept:
 * nothing is sent to Apple or Google from here.
 */
public final class CredentialsRoute implements HttpRoute {
    private static final Pattern PATH =
            Pattern.compile("(/v[12]/Credentials)(?:/(CR[0-9a-fA-F]{32}))?");
    private static final int LARGEST = 64 * 1024;
    private static final int MISSING = 20001;
    private static final int TOO_MANY = 20429;
    private static final int LONGEST_NAME = 64;

    private final Exchange exchange;
    private final Accounts accounts;

    /** The credentials of an exchange. */
    public CredentialsRoute(Exchange exchange, Accounts accounts) {
        this.exchange = exchange;
        this.accounts = accounts;
    }

    @Override
    public boolean takes(String path) {
        return path.matches("/v[12]/Credentials(/.*)?");
    }

    @Override
    public List<String> methods(String path) {
        return List.of("GET", "POST", "DELETE");
    }

    @Override
    public int largestBody() {
        return LARGEST;
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        try {
            if (!new BasicAuth(accounts).admits(ask)) {
                throw Refusal.notAuthenticated();
            }
            Matcher path = PATH.matcher(ask.path());
            if (!path.matches()) {
                throw Refusal.notFound(ask.path());
            }
            String collection = CredentialJson.collection(ask, path.group(1));
            var json = new CredentialJson(accounts.accountSid(), collection);
            String sid = path.group(2);
            return sid == null ? ofAll(ask, json) : ofOne(ask, sid, json);
        } catch (Refusal refused) {
            return CompletableFuture.completedStage(refused.answer());
        }
    }

    private CompletionStage<HttpAnswer> ofAll(HttpAsk ask, CredentialJson json) throws Refusal {
        CredentialBook book = exchange.credentials();
        return CompletableFuture.completedStage(
                switch (ask.method()) {
                    case "POST" -> shown(201, created(ask.form()), json);
                    case "GET" ->
                            HttpAnswer.json(200, json.page(ask.form(), book.there()).toString());
                    default -> throw Refusal.notFound(ask.path());
                });
    }

    private CompletionStage<HttpAnswer> ofOne(HttpAsk ask, String sid, CredentialJson json)
            throws Refusal {
        if (ask.method().equals("DELETE")) {
            return exchange.deleteCredential(sid)
                    .thenApply(
                            there ->
                                    there
                                            ? HttpAnswer.empty(204)
                                            : Refusal.notFound(ask.path()).answer());
        }
        Form form = ask.form();
        PushCredential credential =
                ask.method().equals("POST")
                        ? exchange.credentials().update(sid, name(form), sandbox(form))
                        : exchange.credentials().of(sid);
        if (credential == null) {
            throw Refusal.notFound(ask.path());
        }
        return CompletableFuture.completedStage(shown(200, credential, json));
    }

    private PushCredential created(Form form) throws Refusal {
        Type type = Type.named(form.text("Type").toLowerCase(Locale.ROOT));
        if (type == null) {
            throw Refusal.bad(MISSING, "'Type' must be apn, fcm or gcm.");
        }
        String name = name(form);
        PushCredential created =
                exchange.credentials()
                        .add(
                                exchange.freshCredentialSid(),
                                name == null ? "" : name,
                                type,
                                type == Type.APN && Boolean.TRUE.equals(sandbox(form)));
        if (created == null) {
            throw new Refusal(
                    429, TOO_MANY, "There are " + CredentialBook.MOST + " push credentials.");
        }
        return created;
    }

    private static @Nullable String name(Form form) throws Refusal {
        String name = form.get("FriendlyName");
        if (name != null && name.length() > LONGEST_NAME) {
            throw Refusal.bad(MISSING, "'FriendlyName' may have " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static @Nullable Boolean sandbox(Form form) {
        String text = form.get("Sandbox");
        return text == null || text.isEmpty() ? null : Boolean.valueOf(text);
    }

    private static HttpAnswer shown(int status, PushCredential shown, CredentialJson json) {
        return HttpAnswer.json(status, json.of(shown).toString());
    }
}
