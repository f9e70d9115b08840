package dev.sidetone.server.web;

import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.Router;
import dev.sidetone.server.limit.AddressAllowances;
import dev.sidetone.server.limit.AddressLimits;
import dev.sidetone.server.limit.Allowance;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.Time;

import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The server's two ports: HTTP with WebSockets, and the same behind TLS. */
public final class Front implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Front.class);

    /** The name of the certificate in the data folder. */
    public static final String CERTIFICATE = Certificate.FILE;

    private static final int MAX_THREADS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Server jetty;
    private final int httpPort;
    private final Listening https;
    private @Nullable Thread tlsStart;
    private boolean closed;

    private Front(Server jetty, int httpPort, Listening https) {
        this.jetty = jetty;
        this.httpPort = httpPort;
        this.https = https;
    }

    /**
     * Where to listen.
     *
     * @param httpPort 0 for any free one
     * @param httpsPort 0 for any free one
     * @param exact whether other ports will not do
     */
    public record Address(String host, int httpPort, int httpsPort, boolean exact) {}

    /**
     * Opens both ports.
     *
     * @throws PortInUse when a port is taken and no other will do
     */
    public static Front open(
            Address address,
            Path folder,
            Exchange exchange,
            Router router,
            List<Door> doors,
            Time time)
            throws IOException {
        Listening http = Listening.on(address.host(), address.httpPort(), address.exact());
        Listening https = null;
        try {
            https = Listening.on(address.host(), address.httpsPort(), address.exact());
            Server jetty = server();
            var allowances = AddressAllowances.usual(time);
            WebSocketUpgradeHandler sockets =
                    WebSocketUpgradeHandler.from(
                            jetty, container -> map(container, exchange, doors, allowances));
            sockets.setHandler(new HttpDoor(router, allowances));
            jetty.setHandler(new Gate(address.host(), AddressLimits.usual(time), sockets));
            connect(jetty, http, null);
            jetty.start();
            var front = new Front(jetty, http.port(), https);
            front.tlsStart =
                    Thread.ofPlatform()
                            .name("server-tls")
                            .daemon(true)
                            .start(() -> front.startTls(folder, time));
            return front;
        } catch (Exception failed) {
            http.close();
            if (https != null) {
                https.close();
            }
            throw failed instanceof IOException told ? told : new IOException(failed);
        }
    }

    /** The certificate that a server made for itself in this data folder, if any. */
    public static List<X509Certificate> certificates(Path folder) {
        Certificate kept = Certificate.kept(folder);
        return kept == null ? List.of() : List.of(kept.certificate());
    }

    /**
     * Takes a moment, in which nobody but browsers is interested: their connections wait in the
     * port that is open already.
     */
    private void startTls(Path folder, Time time) {
        try {
            SslContextFactory.Server tls = Certificate.in(folder, time.now()).tls();
            synchronized (this) {
                if (!closed) {
                    for (Connector connector : connect(jetty, https, tls)) {
                        connector.start();
                    }
                }
            }
        } catch (Exception broken) {
            log.error("The server has no TLS: {}", broken.toString());
            https.close();
        }
    }

    private static Server server() {
        var threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("server-http");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server jetty = new Server(threads);
        jetty.setStopTimeout(0);
        return jetty;
    }

    private static List<Connector> connect(
            Server jetty, Listening listening, SslContextFactory.@Nullable Server tls)
            throws IOException {
        List<Connector> connectors = new ArrayList<>();
        for (ServerSocketChannel channel : listening.channels()) {
            HttpConfiguration configuration = new HttpConfiguration();
            configuration.setSendServerVersion(false);
            configuration.setSendDateHeader(false);
            configuration.setRequestHeaderSize(24 * 1024);
            var http = new HttpConnectionFactory(configuration);
            ConnectionFactory[] factories;
            if (tls == null) {
                factories = new ConnectionFactory[] {http};
            } else {
                configuration.addCustomizer(new SecureRequestCustomizer(false));
                factories =
                        new ConnectionFactory[] {
                            new SslConnectionFactory(tls, http.getProtocol()), http
                        };
            }
            ServerConnector connector = new ServerConnector(jetty, 0, 1, factories);
            connector.setIdleTimeout(IDLE.toMillis());
            connector.setAcceptedTcpNoDelay(true);
            connector.open(channel);
            jetty.addConnector(connector);
            connectors.add(connector);
        }
        return connectors;
    }

    private static void map(
            ServerWebSocketContainer container,
            Exchange exchange,
            List<Door> doors,
            AddressAllowances allowances) {
        container.setMaxTextMessageSize(Protocol.MAX_FRAME_BYTES);
        container.setMaxFrameSize(Protocol.MAX_FRAME_BYTES);
        container.setIdleTimeout(IDLE);
        container.setInvocationType(Invocable.InvocationType.NON_BLOCKING);
        container.addMapping(
                Protocol.SIGNAL_PATH,
                (request, response, _) -> {
                    Allowance allowance = allowances.of(HttpDoor.sender(request));
                    return uncompressed(response, allowance, () -> exchange.signal(allowance));
                });
        container.addMapping(
                Protocol.PUSH_PATH,
                (request, response, callback) ->
                        push(
                                request,
                                response,
                                callback,
                                exchange,
                                allowances.of(HttpDoor.sender(request))));
        for (Door door : doors) {
            container.addMapping(
                    door.path(),
                    (request, response, callback) ->
                            opened(
                                    door,
                                    request,
                                    response,
                                    callback,
                                    allowances.of(HttpDoor.sender(request))));
        }
    }

    private static @Nullable Object opened(
            Door door,
            ServerUpgradeRequest request,
            ServerUpgradeResponse response,
            Callback callback,
            Allowance allowance) {
        boolean guesses = HttpDoor.shows(request);
        if (guesses && !allowance.mayGuess()) {
            Answers.send(response, callback, HttpDoor.TOO_MANY_GUESSES);
            return null;
        }
        HttpAnswer refusal = door.refusal().apply(HttpDoor.ask(request, door.path()));
        if (refusal == null) {
            return uncompressed(response, allowance, door.listener());
        }
        if (guesses && refusal.status() == HttpDoor.UNAUTHORIZED) {
            allowance.failed();
        }
        Answers.send(response, callback, refusal);
        return null;
    }

    private static @Nullable Object push(
            ServerUpgradeRequest request,
            ServerUpgradeResponse response,
            Callback callback,
            Exchange exchange,
            Allowance allowance) {
        Fields query = Request.extractQueryParameters(request);
        String device = query.getValue("deviceToken");
        if (device == null || !Exchange.isDeviceToken(device)) {
            Answers.text(response, callback, 400, "deviceToken must have 64 hexadecimal digits.\n");
            return null;
        }
        return uncompressed(response, allowance, () -> exchange.push(device));
    }

    private static JettyWire uncompressed(
            ServerUpgradeResponse response, Allowance allowance, Supplier<Wire.Listener> listener) {
        response.setExtensions(List.of());
        return new JettyWire(listener.get(), allowance);
    }

    /** The port of http and ws. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of https and wss. */
    public int httpsPort() {
        return https.port();
    }

    /** Closes both ports and all sockets; nothing is written to the folder afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            if (tlsStart != null) {
                tlsStart.join(PATIENCE);
            }
            jetty.stop();
            https.close();
        } catch (Exception stuck) {
            log.warn("The server's ports were not closed cleanly: {}", stuck.toString());
        }
    }
}
