package dev.sidetone.server.web;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.Router;
import dev.sidetone.server.limit.AddressAllowances;
import dev.sidetone.server.limit.Allowance;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Brings requests to the router, whole, and its answers back. */
final class HttpDoor extends Handler.Abstract.NonBlocking {
    static final HttpAnswer TOO_MANY_GUESSES =
            HttpAnswer.text(
                    429, "Too many wrong secrets or tokens came from there. Wait a minute.\n");
    static final int UNAUTHORIZED = 401;

    private final Router router;
    private final AddressAllowances allowances;

    HttpDoor(Router router, AddressAllowances allowances) {
        this.router = router;
        this.allowances = allowances;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        HttpAnswer early = router.early(request.getMethod(), path);
        if (early != null) {
            Answers.send(response, callback, early);
            return true;
        }
        // who shows nothing has nothing to guess
        Allowance allowance = shows(request) ? allowances.of(sender(request)) : Allowance.UNLIMITED;
        if (allowance.mayGuess()) {
            int most = router.largestBody(path);
            WholeBody.read(request, most, new Visit(request, response, callback, path, allowance));
        } else {
            Answers.send(response, callback, TOO_MANY_GUESSES);
        }
        return true;
    }

    /** Whether a request shows a token or a secret. */
    static boolean shows(Request request) {
        HttpFields headers = request.getHeaders();
        String query = request.getHttpURI().getQuery();
        return headers.contains(HttpHeader.AUTHORIZATION)
                || headers.contains(HttpHeader.COOKIE)
                || headers.contains("X-Twilio-Token")
                || query != null && query.contains("secret=");
    }

    /** One request on its way to the router and back. */
    private final class Visit implements WholeBody.Receiver {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final String path;
        private final Allowance allowance;

        Visit(
                Request request,
                Response response,
                Callback callback,
                String path,
                Allowance allowance) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.path = path;
            this.allowance = allowance;
        }

        @Override
        public void whole(byte[] body) {
            router.answer(ask(request, path, body)).thenAccept(this::answered);
        }

        private void answered(HttpAnswer answer) {
            if (answer.status() == UNAUTHORIZED) {
                allowance.failed();
            }
            Answers.send(response, callback, answer);
        }

        @Override
        public void tooLarge() {
            Answers.send(response, callback, router.tooLarge(path));
        }

        @Override
        public void broken(Throwable why) {
            callback.failed(why);
        }
    }

    /** A request that has no body. */
    static HttpAsk ask(Request request, String path) {
        return ask(request, path, new byte[0]);
    }

    private static HttpAsk ask(Request request, String path, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>())
                    .add(Objects.requireNonNullElse(field.getValue(), ""));
        }
        String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
        return new HttpAsk(
                request.getMethod(),
                path,
                query,
                headers,
                body,
                request.isSecure(),
                sender(request));
    }

    static InetAddress sender(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress from
                ? from.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
