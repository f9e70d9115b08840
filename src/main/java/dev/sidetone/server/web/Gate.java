package dev.sidetone.server.web;

import dev.sidetone.server.limit.AddressLimits;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Lets in who may come: requests that name this machine as their host, from pages of this machine
 * or from no page at all. A name of somebody's else that points to 127.0.0.1, and pages of other
 * places, stay outside; so does {@code Origin: null}, which any sandboxed frame of any place can
 * send.
 */
final class Gate extends Handler.Wrapper {
    private final String host;
    private final AddressLimits limits;

    /** A gate of a server that listens on {@code host}. */
    Gate(String host, AddressLimits limits, Handler inside) {
        super(inside);
        this.limits = limits;
        this.host = host.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!limits.admits(HttpDoor.sender(request))) {
            Answers.text(response, callback, 429, "Too many requests. Wait a moment.\n");
            return true;
        }
        String name = hostOf("//" + request.getHeaders().get(HttpHeader.HOST));
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (name == null || !isOurs(name)) {
            Answers.text(response, callback, 403, "This server does not go by that host name.\n");
            return true;
        }
        if (origin != null && !mayCome(origin, name)) {
            Answers.text(
                    response, callback, 403, "Pages of this origin may not use this server.\n");
            return true;
        }
        if (origin != null) {
            response.getHeaders().put("Access-Control-Allow-Origin", origin);
            response.getHeaders().put(HttpHeader.VARY, "Origin");
        }
        return super.handle(request, response, callback);
    }

    private boolean isOurs(String name) {
        return isLoopback(name) || isWildcard() || name.equals(host);
    }

    private boolean mayCome(String origin, String name) {
        boolean web = origin.startsWith("http://") || origin.startsWith("https://");
        String from = web ? hostOf(origin) : null;
        return from != null && (isLoopback(from) || !isLoopback(host) && from.equals(name));
    }

    private boolean isWildcard() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static boolean isLoopback(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static @Nullable String hostOf(String text) {
        try {
            String found = new URI(text).getHost();
            if (found == null) {
                return null;
            }
            String bare = found.startsWith("[") ? found.substring(1, found.length() - 1) : found;
            return bare.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException notAName) {
            return null;
        }
    }
}
