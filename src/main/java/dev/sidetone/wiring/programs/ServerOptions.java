package dev.sidetone.wiring.programs;

import dev.sidetone.server.Cloud;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.account.DotEnv;
import dev.sidetone.server.account.Settings;
import dev.sidetone.server.call.CancelStyle;
import dev.sidetone.server.twiml.HttpMethod;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.Address;
import dev.sidetone.verbs.Programs.Developer;
import dev.sidetone.verbs.Programs.Serve;
import dev.sidetone.wiring.ServerSecret;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** From the words of {@code sidetone serve} to how a server is started. */
final class ServerOptions {
    private static final String SECRET = ServerSecret.VARIABLE;
    private static final int SHORTEST_SECRET = 12;

    private ServerOptions() {}

    /**
     * How the server is started.
     *
     * @param environment goes before the file with settings
     * @param here where {@code .env} is looked for
     * @throws IOException for words that make no sense together; the text is for the user
     */
    static ServerConfig of(Serve serve, Path folder, Map<String, String> environment, Path here)
            throws IOException {
        Developer developer = serve.developer();
        Map<String, String> named = new LinkedHashMap<>(file(developer, here));
        named.putAll(environment);
        Settings settings = Settings.of(named);
        String secret = secret(developer, named);
        if (secret == null && !isThisMachineAlone(serve.host())) {
            throw new IOException(
                    "The server would be open to everybody who can reach "
                            + serve.host()
                            + ". Give it a secret with --secret or "
                            + SECRET
                            + ", or leave --host away.");
        }
        Integer asked = serve.port() == null ? settings.port() : serve.port();
        return new ServerConfig(
                folder,
                serve.host(),
                asked == null ? ServerConfig.USUAL_HTTP_PORT : asked,
                serve.tlsPort() == null ? ServerConfig.USUAL_HTTPS_PORT : serve.tlsPort(),
                asked != null || serve.tlsPort() != null,
                serve.cancelByPush() ? CancelStyle.PUSH : CancelStyle.SIGNALING,
                new Cloud(
                        settings,
                        voice(developer),
                        posted("--voice-fallback-url", developer.fallbackUrl()),
                        posted("--status-callback", developer.statusCallback()),
                        secret));
    }

    private static Map<String, String> file(Developer developer, Path here) throws IOException {
        Path given = developer.env();
        if (given != null) {
            return DotEnv.read(given);
        }
        Path usual = here.resolve(".env");
        return Files.isRegularFile(usual) ? DotEnv.read(usual) : Map.of();
    }

    private static @Nullable String secret(Developer developer, Map<String, String> named)
            throws IOException {
        String given = developer.secret() == null ? named.get(SECRET) : developer.secret();
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.length() < SHORTEST_SECRET) {
            throw new IOException(
                    "The secret is too easy to guess: it needs "
                            + SHORTEST_SECRET
                            + " characters at least.");
        }
        return given;
    }

    /** A host that is not known is told of when the ports are opened. */
    private static boolean isThisMachineAlone(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static @Nullable Link voice(Developer developer) throws IOException {
        String url = developer.voiceUrl();
        String method = developer.voiceMethod().toUpperCase(Locale.ROOT);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new IOException("--voice-method is GET or POST.");
        }
        return url == null
                ? null
                : new Link(address("--voice-url", url), HttpMethod.valueOf(method));
    }

    private static @Nullable Link posted(String option, @Nullable String url) throws IOException {
        return url == null ? null : new Link(address(option, url), HttpMethod.POST);
    }

    private static String address(String option, String text) throws IOException {
        String url = Address.resolve(null, text);
        if (url == null) {
            throw new IOException(
                    option + " takes a whole address such as http://localhost:5000/voice.");
        }
        return url;
    }
}
