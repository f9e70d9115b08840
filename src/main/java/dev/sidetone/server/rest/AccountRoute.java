package dev.sidetone.server.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account is looked up, and suspended or made active again: whoever comes with its tokens
 * meanwhile hears 20403, as of an account whose owner has not paid.
 */
public final class AccountRoute implements HttpRoute {
    private static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})(?:\\.json)?");
    private static final int BAD_STATUS = 20001;

    private final Accounts accounts;

    /** The accounts of a server. */
    public AccountRoute(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean takes(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public List<String> methods(String path) {
        return List.of("GET", "POST");
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        try {
            if (!new BasicAuth(accounts).admits(ask)) {
                throw Refusal.notAuthenticated();
            }
            Matcher path = PATH.matcher(ask.path());
            if (!path.matches() || !accounts.hasAccount(path.group(1))) {
                throw Refusal.notFound(ask.path());
            }
            String account = path.group(1);
            String status = ask.method().equals("POST") ? ask.form().text("Status") : "";
            switch (status) {
                case "" -> {
                    // looked up, or nothing changed
                }
                case "active" -> accounts.suspend(account, false);
                case "suspended" -> accounts.suspend(account, true);
                default -> throw Refusal.bad(BAD_STATUS, "'Status' must be active or suspended.");
            }
            return CompletableFuture.completedStage(
                    HttpAnswer.json(200, shown(account).toString()));
        } catch (Refusal refused) {
            return CompletableFuture.completedStage(refused.answer());
        }
    }

    private ObjectNode shown(String account) {
        ObjectNode json = CallJson.object();
        json.put("sid", account).put("owner_account_sid", account);
        json.put("friendly_name", "Sidetone").put("type", "Full");
        json.put("status", accounts.isSuspended(account) ? "suspended" : "active");
        json.put("uri", "/2010-04-01/Accounts/" + account + ".json");
        return json;
    }
}
