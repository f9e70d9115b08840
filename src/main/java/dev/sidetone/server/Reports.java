package dev.sidetone.server;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.rest.CallNews;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.OkHttpCourier;
import dev.sidetone.server.webhook.StatusCallbacks;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

/** How developers' servers hear of calls: by a courier of its own, that keeps nobody else up. */
final class Reports implements AutoCloseable {
    private final OkHttpCourier courier;
    private final StatusCallbacks callbacks;
    private final CallNews news;

    Reports(
            Exchange exchange,
            Accounts accounts,
            OkHttpClient http,
            Time time,
            Randomness randomness,
            @Nullable Link always) {
        Trace trace = exchange.trace();
        courier = new OkHttpCourier(http);
        callbacks =
                new StatusCallbacks(
                        courier,
                        accounts.authToken(),
                        time,
                        randomness,
                        event -> trace.add(Layer.SERVER, "Webhook", event.callSid(), event));
        news = new CallNews(exchange.history(), callbacks, accounts.accountSid(), always);
    }

    CallNews news() {
        return news;
    }

    @Override
    public void close() {
        callbacks.close();
        courier.close();
    }
}
