package dev.sidetone.signaling;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/** Plain sockets that send small frames at once (TCP_NODELAY). */
final class PromptSockets extends SocketFactory {
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
