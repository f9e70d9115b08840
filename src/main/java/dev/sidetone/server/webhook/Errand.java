package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.webhook.Courier.Letter;
import dev.sidetone.server.webhook.Courier.Reply;
import dev.sidetone.time.SerialQueue;

import okhttp3.Credentials;
import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

/**
 * One request with the redirects it leads to, each signed anew, in one limit of time. Lives on the
 * queue of its desk.
 */
final class Errand {
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> KEEPING_METHOD = Set.of(307, 308);

    /** What is asked; {@code token} marks its repetitions as the same. */
    record Order(
            HttpMethod method,
            HttpUrl url,
            Map<String, String> form,
            CallCookies cookies,
            String token) {}

    /**
     * What came of it.
     *
     * @param url that answered, without the form that a GET adds to it
     */
    record Outcome(String url, Reply reply, Duration took) {}

    private final Desk desk;
    private final Order order;
    private final Consumer<Outcome> receiver;
    private final long begun;
    private final SerialQueue.Timer limit;
    private HttpMethod method;
    private HttpUrl url;
    private @Nullable String credentials;
    private Runnable giveUp = () -> {};
    private int redirects;
    private boolean done;

    /** Begins at once; {@code receiver} is called once, on the desk's queue. */
    static void run(Desk desk, Order order, Consumer<Outcome> receiver) {
        new Errand(desk, order, receiver).step();
    }

    private Errand(Desk desk, Order order, Consumer<Outcome> receiver) {
        this.desk = desk;
        this.order = order;
        this.receiver = receiver;
        this.begun = desk.time().nanos();
        this.limit = desk.queue().after(LIMIT, this::tooLate);
        this.method = order.method();
        this.url = Address.bare(order.url());
        String user = order.url().username();
        this.credentials =
                user.isEmpty()
                        ? null
                        : Credentials.basic(user, order.url().password(), StandardCharsets.UTF_8);
    }

    private void step() {
        boolean asked = method == HttpMethod.GET && redirects == 0;
        HttpUrl whole = asked ? Address.withQuery(url, order.form()) : url;
        boolean posts = method == HttpMethod.POST;
        Map<String, String> form = posts ? order.form() : Map.of();
        String body = posts ? encoded(form) : null;
        int hop = redirects;
        Letter letter = new Letter(method, whole.toString(), headers(whole, form), body, left());
        giveUp =
                desk.courier()
                        .send(letter, reply -> desk.queue().execute(() -> arrived(hop, reply)));
    }

    private Map<String, String> headers(HttpUrl whole, Map<String, String> form) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "TwilioProxy/1.1");
        headers.put("Accept", "*/*");
        headers.put("I-Twilio-Idempotency-Token", order.token());
        headers.put(Signature.HEADER, Signature.of(desk.authToken(), whole.toString(), form));
        String cookie = order.cookies().header(whole, now());
        if (cookie != null) {
            headers.put("Cookie", cookie);
        }
        if (credentials != null) {
            headers.put("Authorization", credentials);
        }
        return headers;
    }

    private static String encoded(Map<String, String> form) {
        StringJoiner all = new StringJoiner("&");
        form.forEach((name, value) -> all.add(encoded(name) + "=" + encoded(value)));
        return all.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Duration left() {
        return LIMIT.minusNanos(desk.time().nanos() - begun);
    }

    private long now() {
        return desk.time().now().toEpochMilli();
    }

    private void arrived(int hop, Reply reply) {
        if (done || hop != redirects) {
            return;
        }
        if (!(reply instanceof Reply.Received received)) {
            finish(reply);
            return;
        }
        order.cookies().store(url, received.headers().getOrDefault("set-cookie", List.of()), now());
        String location = received.header("location");
        if (location != null && REDIRECTS.contains(received.status())) {
            follow(received.status(), location);
        } else {
            finish(reply);
        }
    }

    private void follow(int status, String location) {
        HttpUrl to = url.resolve(location);
        boolean keeps = KEEPING_METHOD.contains(status) && method == HttpMethod.POST;
        if (to == null) {
            lost(FetchError.URL, "it redirects to what is neither http nor https");
        } else if (++redirects > MOST_REDIRECTS) {
            lost(FetchError.REDIRECTS, "it redirects more than " + MOST_REDIRECTS + " times");
        } else if (keeps && url.isHttps() && !to.isHttps()) {
            lost(FetchError.URL, "it redirects a form from https to http");
        } else {
            if (!sameOrigin(url, to)) {
                credentials = null;
            }
            method = keeps ? HttpMethod.POST : HttpMethod.GET;
            url = Address.bare(to);
            step();
        }
    }

    private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme())
                && one.host().equals(other.host())
                && one.port() == other.port();
    }

    private void tooLate() {
        if (!done) {
            giveUp.run();
            lost(FetchError.CONNECTION, "no answer within " + LIMIT.toSeconds() + " s");
        }
    }

    private void lost(FetchError error, String why) {
        finish(new Reply.Lost(error, why));
    }

    private void finish(Reply reply) {
        done = true;
        limit.cancel();
        Duration took = Duration.ofNanos(desk.time().nanos() - begun);
        receiver.accept(new Outcome(url.toString(), reply, took));
    }
}
