package dev.sidetone.server;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.console.About;
import dev.sidetone.server.console.ConsoleRoute;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.files.ServerKey;
import dev.sidetone.server.web.Front;
import dev.sidetone.server.webhook.Address;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/** The embedded voice server, running. */
public final class VoiceServer implements AutoCloseable {
    /** Where on its ports the page is that shows what goes on. */
    public static final String CONSOLE_PATH = ConsoleRoute.PATH;

    private final ServerKey key;
    private final Machinery machinery;
    private final Front front;

    private VoiceServer(ServerKey key, Machinery machinery, Front front) {
        this.key = key;
        this.machinery = machinery;
        this.front = front;
    }

    /**
     * Starts a server; it accepts connections when this returns.
     *
     * @param media asked for when the first line is called, on a thread of its own: may block, and
     *     may fail with a message for a person. The engine stays the caller's
     * @throws dev.sidetone.server.web.PortInUse when a port is taken and has to be that one
     * @throws IOException with a text for the user when the folder or the ports cannot be used
     */
    public static VoiceServer start(
            ServerConfig config, Time time, Randomness randomness, Supplier<MediaEngine> media)
            throws IOException {
        ServerKey key = ServerKey.in(config.folder(), randomness);
        Cloud cloud = config.cloud();
        Accounts accounts = new Accounts(key.household(), cloud.settings(), cloud.voice() != null);
        Machinery machinery = Machinery.of(config, key, accounts, time, randomness, media);
        try {
            var address =
                    new Front.Address(
                            config.host(),
                            config.httpPort(),
                            config.httpsPort(),
                            config.exactPorts());
            Front front =
                    Front.open(
                            address,
                            config.folder(),
                            machinery.exchange(),
                            Routes.of(machinery.offer(), time),
                            Routes.doors(machinery.offer()),
                            time);
            machinery.exchange().insightsAt(front.httpsPort());
            machinery.offer().recordings().at(url(config.host(), front.httpPort()));
            machinery.offer().console().at(about(config, accounts, front, time));
            return new VoiceServer(key, machinery, front);
        } catch (IOException failed) {
            machinery.close();
            throw failed;
        }
    }

    /** How others on the network, or on this machine alone, find the server. */
    private static String url(String host, int port) throws IOException {
        String name = reachable(InetAddress.getByName(host)).getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    private static InetAddress reachable(InetAddress bound) {
        try {
            return bound.isAnyLocalAddress() ? InetAddress.getLocalHost() : bound;
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static About about(ServerConfig config, Accounts accounts, Front front, Time time) {
        Cloud cloud = config.cloud();
        Path folder = config.folder().toAbsolutePath();
        return new About(
                Routes.version(),
                ProcessHandle.current().pid(),
                time.now().toEpochMilli(),
                front.httpPort(),
                front.httpsPort(),
                accounts.accountSid(),
                cloud.settings().authToken() == null
                        ? "authToken in " + folder.resolve(ServerKey.FILE)
                        : "AUTH_TOKEN of your own settings",
                folder.resolve(Front.CERTIFICATE).toString(),
                cloud.voice() == null ? null : Address.shown(cloud.voice().url()),
                cloud.secret() != null);
    }

    /** Why no endpoint of a server of ours can have this name; null when one can. */
    public static @Nullable String identityProblem(String identity) {
        return Exchange.problemOf(identity);
    }

    /**
     * The certificate that a server made for itself in this data folder; none where there is none.
     */
    public static List<X509Certificate> certificates(Path folder) {
        return Front.certificates(folder);
    }

    /** The port of http and ws. */
    public int httpPort() {
        return front.httpPort();
    }

    /** The port of https and wss. */
    public int httpsPort() {
        return front.httpsPort();
    }

    /** The household's key: to make access tokens without asking over HTTP. */
    public ServerKey key() {
        return key;
    }

    /** What happened here. */
    public Trace trace() {
        return machinery.exchange().trace();
    }

    /** Closes all sockets and both ports. Calls between endpoints keep their media. */
    @Override
    public void close() {
        machinery.close();
        front.close();
    }
}
