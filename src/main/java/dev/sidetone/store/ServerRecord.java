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
 * @param httpPort of http and ws
 * @param httpsPort of https and wss
 */
public record ServerRecord(long pid, int httpPort, int httpsPort) {
    private static final String FILE = "server.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A server of this process. */
    public static ServerRecord here(int httpPort, int httpsPort) {
        return new ServerRecord(ProcessHandle.current().pid(), httpPort, httpsPort);
    }

    /** What the folder says; null when it says nothing that can be read. */
    public static @Nullable ServerRecord read(DataFolder folder) {
        try {
            var json = JSON.readTree(Files.readAllBytes(folder.file(FILE)));
            int http = json.path("httpPort").asInt();
            return http == 0
                    ? null
                    : new ServerRecord(
                            json.path("pid").asLong(), http, json.path("httpsPort").asInt());
        } catch (IOException notThere) {
            return null;
        }
    }

    /** Replaces what the folder says. */
    public void write(DataFolder folder) throws IOException {
        var json = JSON.createObjectNode();
        json.put("pid", pid).put("httpPort", httpPort).put("httpsPort", httpsPort);
        folder.replace(FILE, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** The server's base address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Whether the process that wrote this still runs. */
    public boolean hostAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
