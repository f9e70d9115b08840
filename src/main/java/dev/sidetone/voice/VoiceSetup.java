package dev.sidetone.voice;

import dev.sidetone.audio.AudioDevice;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.signaling.Wire;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a {@link VoiceClient} lives in.
 *
 * @param name for the client's thread
 * @param server {@code http://host:port} or {@code https://host:port}, asked again for each
 *     connection: the successor of a household's server may listen elsewhere
 * @param engine makes media; not closed by the client
 * @param device the phone's microphone and loudspeaker
 * @param audioControl where devices are opened and closed, one a process
 * @param dialer opens signaling sockets
 * @param bindings tells the server where pushes go
 * @param mainQueue where delegates are called that name no queue of their own; serial
 */
public record VoiceSetup(
        String name,
        Supplier<URI> server,
        MediaEngine engine,
        AudioDevice device,
        SerialQueue audioControl,
        Wire.Dialer dialer,
        Bindings bindings,
        Time time,
        Randomness random,
        Trace trace,
        Executor mainQueue) {

    /**
     * Checks the server's address.
     *
     * @throws IllegalArgumentException with a text for a person when it is no address of a server
     */
    public VoiceSetup {
        URI now = server.get();
        String scheme = now.getScheme();
        boolean known =
                scheme != null && scheme.toLowerCase(Locale.ROOT).matches("http|https|ws|wss");
        if (!known || now.getHost() == null) {
            throw new IllegalArgumentException(
                    "A voice server's address looks like http://host:port, not " + now + ".");
        }
    }

    /** The server as a person reads it. */
    String origin() {
        URI now = server.get();
        return now.getScheme() + "://" + now.getRawAuthority();
    }

    /** Whether the server is on another machine than this. */
    boolean leavesMachine() {
        String host = server.get().getHost().toLowerCase(Locale.ROOT);
        return !host.equals("localhost")
                && !host.endsWith(".localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    /** The address of the signaling socket. */
    URI signalUrl() {
        URI now = server.get();
        String scheme = now.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || scheme.equals("wss");
        return URI.create(
                (secure ? "wss://" : "ws://") + now.getRawAuthority() + Protocol.SIGNAL_PATH);
    }
}
