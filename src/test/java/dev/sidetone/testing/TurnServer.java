package dev.sidetone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A coturn of the test's own on loopback: own ports, own files, one user with long-term
 * credentials, nothing of the machine's configuration.
 */
public final class TurnServer implements AutoCloseable {
    /** Its only user. */
    public static final String USER = "sidetone";

    /** What the user has to know. */
    public static final String PASSWORD = "right horse battery staple";

    private static final long PATIENCE_SECONDS = 10;

    private final Path log;
    private final int port;
    private final Process daemon;

    private TurnServer(Path folder, int port) throws IOException {
        this.log = folder.resolve("turn.log");
        this.port = port;
        this.daemon =
                new ProcessBuilder("turnserver", "-c", configured(folder, port).toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
    }

    /** Starts one whose files are in {@code folder}; it can be asked on return. */
    public static TurnServer start(Path folder) {
        try {
            var server = new TurnServer(folder, freePort());
            server.awaitReady();
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A relay would talk to loopback peers in no other case than a test. */
    private static Path configured(Path folder, int port) throws IOException {
        return Files.writeString(
                folder.resolve("turn.conf"),
                """
                listening-ip=127.0.0.1
                relay-ip=127.0.0.1
                listening-port=%d
                allow-loopback-peers
                realm=sidetone.test
                lt-cred-mech
                user=%s:%s
                userdb=%s
                pidfile=%s
                log-file=stdout
                no-stdout-log
                simple-log
                verbose
                no-cli
                no-tls
                no-dtls
                """
                        .formatted(
                                port,
                                USER,
                                PASSWORD,
                                folder.resolve("turn.db"),
                                folder.resolve("turn.pid")));
    }

    private static int freePort() throws IOException {
        var anywhere = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        try (var socket = new DatagramSocket(anywhere)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!log().contains("UDP listener opened on: 127.0.0.1:" + port)) {
            if (System.nanoTime() > end || !daemon.isAlive()) {
                daemon.destroyForcibly();
                throw new IOException("turnserver did not start: " + log());
            }
            Thread.onSpinWait();
        }
    }

    /** Its address, as an ICE server has it. */
    public String url() {
        return "turn:127.0.0.1:" + port + "?transport=udp";
    }

    /** What it has said so far: allocations, channels, how much each one carried. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            daemon.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
