package dev.sidetone.server;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.history.CallHistory;
import dev.sidetone.server.rest.CallNews;
import dev.sidetone.server.twiml.Callback;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.OkHttpCourier;
import dev.sidetone.server.webhook.StatusCallbacks;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** How developers' servers hear of calls: by a courier of its own, that keeps nobody else up. */
final class Reports implements AutoCloseable {
    private final OkHttpCourier courier;
    private final StatusCallbacks callbacks;
    private final String accountSid;

    Reports(
            Accounts accounts,
            OkHttpClient http,
            WebhookLog log,
            Time time,
            Randomness randomness) {
        accountSid = accounts.accountSid();
        courier = new OkHttpCourier(http);
        callbacks = new StatusCallbacks(courier, accounts.authToken(), time, randomness, log);
    }

    /** What programs tell. */
    void tell(String callSid, Callback to, String event, Map<String, String> form) {
        if (to.events().contains(event)) {
            Map<String, String> whole = new LinkedHashMap<>();
            whole.put("AccountSid", accountSid);
            whole.putAll(form);
            callbacks.tell(callSid, event, new Link(to.url(), to.method()), whole);
        }
    }

    /** How calls go on; {@code always} hears of the end of each call that a client has made. */
    CallNews news(CallHistory history, @Nullable Link always) {
        return new CallNews(history, callbacks, accountSid, always);
    }

    @Override
    public void close() {
        callbacks.close();
        courier.close();
    }
}
