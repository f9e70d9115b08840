package dev.sidetone.signaling;

import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Opens WebSockets. One dialer can serve all the clients of a process.
 *
 * <p>A server with a certificate of its own making is reached by {@link #trusting}: that
 * certificate is accepted besides those that the platform trusts, and its host name is checked.
 */
public final class OkHttpDialer implements Wire.Dialer {
    /** How long opening may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final OkHttpClient http;

    /** A dialer over {@code http}, which keeps its trust and proxies. */
    public OkHttpDialer(OkHttpClient http) {
        this.http =
                http.newBuilder()
                        .connectTimeout(TIMEOUT)
                        .readTimeout(TIMEOUT)
                        .callTimeout(Duration.ZERO)
                        .pingInterval(Duration.ZERO)
                        .webSocketCloseTimeout(Duration.ofSeconds(2))
                        .minWebSocketMessageToCompress(Long.MAX_VALUE)
                        .build();
    }

    /** Trusts what the platform trusts. */
    public static OkHttpDialer platform() {
        return new OkHttpDialer(client().build());
    }

    /** Trusts {@code certificates} too: those of voice servers that made their own. */
    public static OkHttpDialer trusting(List<X509Certificate> certificates) {
        return new OkHttpDialer(clientTrusting(certificates));
    }

    /** Trusts what {@code trust} trusts, by {@code sockets} that were made with it. */
    public static OkHttpDialer trusting(SSLSocketFactory sockets, X509TrustManager trust) {
        return new OkHttpDialer(client().sslSocketFactory(sockets, trust).build());
    }

    /** A client for the same server's plain requests: same trust, same threads. */
    public OkHttpClient http() {
        return http;
    }

    /** An HTTP client that trusts {@code certificates} besides what the platform trusts. */
    public static OkHttpClient clientTrusting(List<X509Certificate> certificates) {
        var handshake = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        certificates.forEach(handshake::addTrustedCertificate);
        HandshakeCertificates trust = handshake.build();
        return client().sslSocketFactory(trust.sslSocketFactory(), trust.trustManager()).build();
    }

    /**
     * Sockets without Nagle's delay, because two small frames in a row (listen, invite) would wait
     * for an acknowledgement that the kernel may hold back for 40 ms; threads that do not keep a
     * program from ending; and no limit of sockets, for each occupies one request for its life.
     */
    private static OkHttpClient.Builder client() {
        var threads = Thread.ofPlatform().name("okhttp-", 1).daemon(true).factory();
        var dispatcher = new Dispatcher(Executors.newCachedThreadPool(threads));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .socketFactory(new PromptSockets(null))
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT);
    }

    @Override
    public Wire dial(URI url, Wire.Listener listener) {
        var wire = new OkHttpWire(listener);
        // the library does not tell which socket carries a wire: each has its own factory
        OkHttpClient own = http.newBuilder().socketFactory(new PromptSockets(wire)).build();
        wire.open(own, new Request.Builder().url(url.toString()).build());
        return wire;
    }

    /** Plain sockets that send small frames at once (TCP_NODELAY). */
    private static final class PromptSockets extends SocketFactory {
        private final @Nullable OkHttpWire wire;

        /** Sockets of {@code wire}, or of nobody's. */
        PromptSockets(@Nullable OkHttpWire wire) {
            this.wire = wire;
        }

        @Override
        public Socket createSocket() throws IOException {
            return prompt(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort)
                throws IOException {
            return prompt(new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
                throws IOException {
            return prompt(new Socket(host, port, from, fromPort));
        }

        private Socket prompt(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            if (wire != null) {
                wire.carriedBy(socket);
            }
            return socket;
        }
    }
}
