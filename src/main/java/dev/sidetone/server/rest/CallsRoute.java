package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.ApiCalls;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.CallStatus;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls are made, looked up, listed, ended, redirected and forgotten. */
public final class CallsRoute implements HttpRoute {
    private static final Pattern PATH =
            Pattern.compile(
                    "/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Calls(?:/(CA[0-9a-fA-F]{32}))?"
                            + "(?:\\.json)?");
    private static final Logger log = LoggerFactory.getLogger(CallsRoute.class);
    private static final String PREFIX = "/2010-04-01/";
    private static final int LARGEST = 256 * 1024;
    private static final int BAD_STATE = 21220;
    private static final int TOO_MANY = 20429;
    private static final int NOT_ACTIVE = 20005;

    private static final Refusal NOT_OURS =
            Refusal.bad(
                    BAD_STATE,
                    "The call cannot be redirected: its media does not go to this server but from"
                            + " one phone to the other. Only calls that run TwiML here can be.");

    private final Exchange exchange;
    private final Accounts accounts;
    private final BasicAuth auth;
    private final CallNews news;
    private final @Nullable Script voice;

    /**
     * The calls of an exchange.
     *
     * @param voice what an application runs; null where no application has a voice URL
     */
    public CallsRoute(Exchange exchange, Accounts accounts, CallNews news, @Nullable Script voice) {
        this.exchange = exchange;
        this.accounts = accounts;
        this.auth = new BasicAuth(accounts);
        this.news = news;
        this.voice = voice;
    }

    @Override
    public boolean takes(String path) {
        return path.startsWith(PREFIX);
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
            return carriedOut(ask);
        } catch (Refusal refused) {
            return CompletableFuture.completedStage(refused.answer());
        }
    }

    private CompletionStage<HttpAnswer> carriedOut(HttpAsk ask) throws Refusal {
        if (!auth.admits(ask)) {
            throw Refusal.notAuthenticated();
        }
        Matcher path = PATH.matcher(ask.path());
        if (!path.matches() || !accounts.hasAccount(path.group(1))) {
            throw Refusal.notFound(ask.path());
        }
        String account = path.group(1);
        String sid = path.group(2);
        Form form = ask.form();
        if (sid == null) {
            return CompletableFuture.completedStage(
                    switch (ask.method()) {
                        case "POST" -> create(form, account);
                        case "GET" -> list(form, account);
                        default -> throw Refusal.notFound(ask.path());
                    });
        }
        CallRecord call = exchange.history().of(sid);
        if (call == null) {
            throw Refusal.notFound(ask.path());
        }
        return switch (ask.method()) {
            case "POST" -> update(form, call, account);
            case "GET" -> CompletableFuture.completedStage(shown(200, call, account));
            default -> CompletableFuture.completedStage(delete(call));
        };
    }

    private HttpAnswer create(Form form, String account) throws Refusal {
        if (accounts.isSuspended(account)) {
            throw new Refusal(403, NOT_ACTIVE, "The account " + account + " is suspended.");
        }
        Creation creation = Creation.of(form, accounts, voice);
        ApiCalls calls = exchange.calls();
        String sid = calls.freshSid();
        Link status = creation.status();
        if (status != null) {
            news.watch(sid, status, creation.events());
        }
        CallRecord queued = calls.create(sid, creation.wanted());
        if (queued == null) {
            news.unwatch(sid);
            throw new Refusal(
                    429, TOO_MANY, "There are " + ApiCalls.MOST + " calls already. Wait a while.");
        }
        List<String> unheeded = Creation.unheeded(form);
        if (!unheeded.isEmpty()) {
            log.warn("The call {} has {}, which have no effect here.", sid, unheeded);
            exchange.trace().add(Layer.SERVER, "Unheeded", sid, unheeded);
        }
        return shown(201, queued, account);
    }

    private HttpAnswer list(Form form, String account) {
        String page = new CallPage(form, account).of(exchange.history().all()).toString();
        return HttpAnswer.json(200, page);
    }

    private HttpAnswer delete(CallRecord call) throws Refusal {
        if (!exchange.history().forget(call.sid())) {
            throw new Refusal(
                    409, BAD_STATE, "The call is " + call.status().value() + "; end it first.");
        }
        return HttpAnswer.empty(204);
    }

    private CompletionStage<HttpAnswer> update(Form form, CallRecord call, String account)
            throws Refusal {
        String status = form.text("Status");
        if (!status.isEmpty()) {
            mayEnd(status, call);
            return exchange.calls().end(call.sid()).thenApply(_ -> again(call, account));
        }
        Instructions next = Instructions.of(form, accounts, voice);
        if (next == null) {
            return CompletableFuture.completedStage(shown(200, call, account));
        }
        if (call.status() != CallStatus.IN_PROGRESS) {
            throw Refusal.bad(
                    BAD_STATE,
                    "The call is "
                            + call.status().value()
                            + ", not in-progress: it cannot be redirected.");
        }
        return exchange.calls()
                .redirect(call.sid(), next.script())
                .thenApply(done -> done ? again(call, account) : NOT_OURS.answer());
    }

    private static void mayEnd(String status, CallRecord call) throws Refusal {
        boolean canceled = status.equals("canceled");
        if (!canceled && !status.equals("completed")) {
            throw Refusal.bad(BAD_STATE, "'Status' must be completed or canceled.");
        }
        boolean talking = call.status() == CallStatus.IN_PROGRESS;
        if (call.over() || canceled && talking) {
            throw Refusal.bad(
                    BAD_STATE,
                    "The call is " + call.status().value() + "; it cannot be " + status + ".");
        }
    }

    private HttpAnswer again(CallRecord before, String account) {
        CallRecord now = exchange.history().of(before.sid());
        return shown(200, now == null ? before : now, account);
    }

    private static HttpAnswer shown(int status, CallRecord call, String account) {
        return HttpAnswer.json(status, CallJson.of(call, account).toString());
    }
}
