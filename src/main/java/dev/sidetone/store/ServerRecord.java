package dev.sidetone.store;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Where the household's voice server listens: {@code server.json}, written by the process that
 * hosts it and read by all others.
 *
 * @param pid of the hosting process
 * @param host where a client on this machine finds it: a name, or an address without brackets
 * @param httpPort of http and ws
 * @param httpsPort of https and wss
 */
public record ServerRecord(long pid, String host, int httpPort, int httpsPort) {
    /** The address that everybody on this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final String FILE = "server.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A server of this process that listens on {@code host}. */
    public static ServerRecord here(String host, int httpPort, int httpsPort) {
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        return new ServerRecord(
                ProcessHandle.current().pid(), all ? LOOPBACK : host, httpPort, httpsPort);
    }

    /** What the folder says; null when it says nothing that can be read. */
    public static @Nullable ServerRecord read(DataFolder folder) {
        try {
            var json = JSON.readTree(Files.readAllBytes(folder.file(FILE)));
            int http = json.path("httpPort").asInt();
            return http == 0
                    ? null
                    : new ServerRecord(
                            json.path("pid").asLong(),
                            json.path("host").asText(LOOPBACK),
                            http,
                            json.path("httpsPort").asInt());
        } catch (IOException notThere) {
            return null;
        }
    }

    /** Replaces what the folder says. */
    public void write(DataFolder folder) throws IOException {
        var json = JSON.createObjectNode();
        json.put("pid", pid)
                .put("host", host)
                .put("httpPort", httpPort)
                .put("httpsPort", httpsPort);
        folder.replace(FILE, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** The server's base address. */
    public URI url() {
        return address("http", httpPort);
    }

    /** The same with TLS. */
    public URI secureUrl() {
        return address("https", httpsPort);
    }

    private URI address(String scheme, int port) {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + shown + ":" + port);
    }

    /** Whether the process that wrote this still runs. */
    public boolean hostAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
