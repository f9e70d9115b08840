package dev.sidetone.testing.sdk;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** A web server of this machine with the page and the SDK in it. */
public final class SdkServer implements AutoCloseable {
    private final HttpServer http;

    private record Content(String type, byte[] bytes) {}

    private SdkServer(HttpServer http) {
        this.http = http;
    }

    /** Starts one; the test is skipped where the SDK can neither be found nor fetched. */
    public static SdkServer start() {
        try {
            Map<String, Content> contents =
                    Map.of(
                            "/", new Content("text/html", own("page.html")),
                            "/page.js", new Content("text/javascript", own("page.js")),
                            "/twilio.min.js", new Content("text/javascript", StockSdk.script()));
            InetAddress here = InetAddress.getByName("127.0.0.1");
            HttpServer http = HttpServer.create(new InetSocketAddress(here, 0), 0);
            contents.forEach((path, content) -> serve(http, path, content));
            http.start();
            return new SdkServer(http);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] own(String name) throws IOException {
        try (InputStream in = SdkServer.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static void serve(HttpServer http, String path, Content content) {
        http.createContext(
                path,
                asked -> {
                    asked.getResponseHeaders().set("Content-Type", content.type());
                    asked.sendResponseHeaders(200, content.bytes().length);
                    asked.getResponseBody().write(content.bytes());
                    asked.close();
                });
    }

    /** The address of the page. */
    public String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
