package dev.sidetone.voice;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.server.files.ServerKey;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The real server on loopback, over http and ws, or https and wss with its own certificate. */
final class LoopbackTown implements Town {
    private final Path folder;
    private final boolean secure;
    private final MediaEngine engine;
    private final OkHttpDialer dialer;
    private final int port;
    private VoiceServer server;

    LoopbackTown(Path folder, boolean secure, MediaEngine engine) throws IOException {
        this.folder = folder;
        this.secure = secure;
        this.engine = engine;
        this.server = open(0, 0);
        this.port = secure ? server.httpsPort() : server.httpPort();
        this.dialer =
                secure
                        ? OkHttpDialer.trusting(List.of(certificate(folder)))
                        : OkHttpDialer.platform();
    }

    private VoiceServer open(int http, int https) throws IOException {
        return VoiceServer.start(
                ServerConfig.household(folder, http, https),
                new RealTime(),
                Randomness.secure(),
                () -> engine);
    }

    private static X509Certificate certificate(Path folder) throws IOException {
        try (var pem = Files.newInputStream(folder.resolve("certificate.pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    /** Where pages find it. */
    int httpsPort() {
        return server.httpsPort();
    }

    /** What signs its tokens. */
    ServerKey key() {
        return server.key();
    }

    /** The server's process ends. */
    void die() {
        server.close();
    }

    /** Another one with the same folder and port takes over. */
    void succeed() throws IOException {
        server = secure ? open(0, port) : open(port, 0);
    }

    @Override
    public URI address() {
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + port);
    }

    @Override
    public Wire.Dialer wires() {
        return dialer;
    }

    @Override
    public Bindings bindings() {
        return new HttpBindings(dialer.http(), address());
    }

    @Override
    public String token(String identity) {
        var answer = new CompletableFuture<AccessTokenSource.Answer>();
        new HttpAccessTokens(dialer.http(), address()).fetch(identity, answer::complete);
        if (answer.join() instanceof AccessTokenSource.Answer.Token token) {
            return Objects.requireNonNull(token.jwt());
        }
        throw new AssertionError(answer.join());
    }

    @Override
    public void close() {
        server.close();
    }
}
