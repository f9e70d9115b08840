package dev.sidetone.server.webhook;

import dev.sidetone.server.twiml.HttpMethod;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.net.ssl.SSLException;

/**
 * HTTP by OkHttp, on threads of its own that do not keep a program from ending: one slow host keeps
 * nobody else waiting.
 */
public final class OkHttpCourier implements Courier, AutoCloseable {
    private static final MediaType FORM =
            MediaType.get("application/x-www-form-urlencoded; charset=utf-8");
    private static final int MOST_AT_ONCE = 256;

    private final ExecutorService threads;
    private final OkHttpClient http;

    /** A courier with the trust and the proxies of {@code client}. */
    public OkHttpCourier(OkHttpClient client) {
        threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("courier-", 1).daemon(true).factory());
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(MOST_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
        http =
                client.newBuilder()
                        .dispatcher(dispatcher)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .cookieJar(CookieJar.NO_COOKIES)
                        .cache(null)
                        .readTimeout(Errand.LIMIT)
                        .writeTimeout(Errand.LIMIT)
                        .build();
    }

    @Override
    public Runnable send(Letter letter, Consumer<Reply> receiver) {
        HttpUrl url = HttpUrl.parse(letter.url());
        if (url == null) {
            receiver.accept(new Reply.Lost(FetchError.URL, "it is no URL"));
            return () -> {};
        }
        Request.Builder request = new Request.Builder().url(url);
        letter.headers().forEach(request::header);
        String body = letter.body();
        if (letter.method() == HttpMethod.POST && body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String type = letter.headers().get("Content-Type");
            request.post(RequestBody.create(bytes, type == null ? FORM : MediaType.get(type)));
        }
        Call call = http.newCall(request.build());
        long millis = Math.max(1, letter.within().toMillis());
        call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
        call.enqueue(new Receipt(receiver));
        return call::cancel;
    }

    /** Waits for nobody. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        threads.shutdown();
        http.connectionPool().evictAll();
    }

    /** From OkHttp's callbacks to a reply. */
    private record Receipt(Consumer<Reply> receiver) implements Callback {
        @Override
        public void onResponse(Call call, Response response) {
            Reply reply;
            try (response) {
                reply = received(response);
            } catch (IOException broken) {
                reply = lost(broken);
            }
            receiver.accept(reply);
        }

        @Override
        public void onFailure(Call call, IOException broken) {
            receiver.accept(lost(broken));
        }

        private static Reply received(Response response) throws IOException {
            ResponseBody body = response.body();
            body.source().request(MOST_BODY + 1L);
            long there = body.source().getBuffer().size();
            byte[] bytes = body.source().readByteArray(Math.min(there, MOST_BODY));
            Map<String, List<String>> headers = new TreeMap<>();
            for (String name : response.headers().names()) {
                headers.put(name.toLowerCase(Locale.ROOT), response.headers(name));
            }
            return new Reply.Received(response.code(), headers, bytes, there > MOST_BODY);
        }

        private static Reply.Lost lost(IOException broken) {
            return switch (broken) {
                case UnknownHostException _ ->
                        new Reply.Lost(FetchError.HOST, "the host is not known");
                case SSLException tls ->
                        new Reply.Lost(FetchError.TLS, FirstLines.clean(tls.getMessage() + ""));
                case ProtocolException odd ->
                        new Reply.Lost(
                                FetchError.PROTOCOL, FirstLines.clean(odd.getMessage() + ""));
                case InterruptedIOException _ ->
                        new Reply.Lost(FetchError.CONNECTION, "no answer in time");
                case SocketException down ->
                        new Reply.Lost(
                                FetchError.CONNECTION, FirstLines.clean(down.getMessage() + ""));
                default ->
                        new Reply.Lost(
                                FetchError.PROTOCOL, FirstLines.clean(broken.getMessage() + ""));
            };
        }
    }
}
