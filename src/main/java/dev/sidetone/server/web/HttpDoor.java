package dev.sidetone.server.web;

import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.Router;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Brings requests to the router, whole, and its answers back. */
final class HttpDoor extends Handler.Abstract.NonBlocking {
    private final Router router;

    HttpDoor(Router router) {
        this.router = router;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        HttpAnswer early = router.early(request.getMethod(), path);
        if (early != null) {
            Answers.send(response, callback, early);
            return true;
        }
        Content.Source.asByteArrayAsync(
                request,
                router.largestBody(path),
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING,
                        body ->
                                router.answer(ask(request, path, body))
                                        .thenAccept(
                                                answer -> Answers.send(response, callback, answer)),
                        _ -> Answers.send(response, callback, router.tooLarge(path))));
        return true;
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
