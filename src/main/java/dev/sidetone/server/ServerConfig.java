package dev.sidetone.server;

import dev.sidetone.server.call.CancelStyle;

import java.nio.file.Path;

/**
 * How a voice server is started.
 *
 * @param folder for the key, the certificate and the bindings; must exist
 * @param host the address to listen on; a loopback address means both families' loopback
 * @param httpPort 0 for any free one
 * @param httpsPort 0 for any free one
 * @param exactPorts whether a port that is taken is an error; otherwise a free one is used
 * @param cancels how phones hear that a call is not theirs any more
 * @param cloud what a developer has set up
 */
public record ServerConfig(
        Path folder,
        String host,
        int httpPort,
        int httpsPort,
        boolean exactPorts,
        CancelStyle cancels,
        Cloud cloud) {
    /** The usual port of http. */
    public static final int USUAL_HTTP_PORT = 3000;

    /** The usual port of https. */
    public static final int USUAL_HTTPS_PORT = 3443;

    /** A server that cancels by signaling. */
    public ServerConfig(Path folder, String host, int httpPort, int httpsPort, boolean exactPorts) {
        this(folder, host, httpPort, httpsPort, exactPorts, CancelStyle.SIGNALING, Cloud.none());
    }

    /** The same with what a developer has set up. */
    public ServerConfig with(Cloud other) {
        return new ServerConfig(folder, host, httpPort, httpsPort, exactPorts, cancels, other);
    }

    /** A household's own server: the usual ports if they are free. */
    public static ServerConfig household(Path folder) {
        return household(folder, USUAL_HTTP_PORT, USUAL_HTTPS_PORT);
    }

    /** A household's own server: these ports if they are free. */
    public static ServerConfig household(Path folder, int httpPort, int httpsPort) {
        return new ServerConfig(folder, "127.0.0.1", httpPort, httpsPort, false);
    }
}
