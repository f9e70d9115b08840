package dev.sidetone.media.webrtc;

import dev.onvoid.webrtc.RTCIceServer;
import dev.sidetone.media.MediaOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * STUN and TURN servers, checked before the library sees them: where it refuses one it crashes
 * while it writes its own error text, and the process with it. An instance is those of one session,
 * and remembers on its queue what was wrong with them.
 */
final class IceServers {
    private static final Pattern URL =
            Pattern.compile(
                    "(stuns?|turns?):([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?"
                            + "(\\?transport=(?:udp|tcp))?");
    private static final int LONGEST_NAME = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_ANSWER = 700;

    private final List<MediaOptions.IceServer> servers;
    private int error;

    IceServers(MediaOptions options) {
        servers = options.iceServers();
    }

    /** One of them answered with an error, or not at all: 701. */
    void failed(int code) {
        if (!refused()) {
            error = code;
        }
    }

    private boolean refused() {
        return error > 0 && error < NO_ANSWER;
    }

    private boolean haveRelay() {
        return servers.stream().anyMatch(server -> server.url().startsWith("turn"));
    }

    /** Why the two sides cannot reach each other, for a person. */
    String noWay() {
        return refused() && haveRelay() ? Steps.NO_WAY + " " + noRelay() : Steps.NO_WAY;
    }

    /** Why there is no relay, for a person, and what to do. */
    String noRelay() {
        if (!haveRelay()) {
            return "Only a relay may be used, but iceOptions name no TURN server.";
        }
        if (error == UNAUTHORIZED) {
            return "The TURN server does not accept the user or the password (401): check those of"
                    + " iceOptions.";
        }
        return refused()
                ? "The TURN server gives no relay (error " + error + ")."
                : "No TURN server answers: check the address and port in iceOptions, and whether a"
                        + " firewall blocks them.";
    }

    /**
     * The same for the library.
     *
     * @throws IllegalArgumentException when one of them cannot be used
     */
    static List<RTCIceServer> of(List<MediaOptions.IceServer> servers) {
        List<RTCIceServer> checked = new ArrayList<>();
        for (MediaOptions.IceServer server : servers) {
            if (!usable(server)) {
                throw new IllegalArgumentException("unusable ICE server " + server);
            }
            var ice = new RTCIceServer();
            ice.urls.add(server.url());
            ice.username = server.username() == null ? "" : server.username();
            ice.password = server.password() == null ? "" : server.password();
            checked.add(ice);
        }
        return checked;
    }

    private static boolean usable(MediaOptions.IceServer server) {
        Matcher url = URL.matcher(server.url());
        if (!url.matches() || !portIsRight(url.group(3))) {
            return false;
        }
        if (url.group(1).startsWith("stun")) {
            return url.group(4) == null;
        }
        String name = server.username();
        String password = server.password();
        return name != null
                && !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && password != null
                && !password.isEmpty();
    }

    private static boolean portIsRight(@Nullable String port) {
        return port == null || Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
    }
}
