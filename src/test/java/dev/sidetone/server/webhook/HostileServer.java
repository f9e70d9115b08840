package dev.sidetone.server.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Reads what it is asked and answers any bytes at all, then hangs up. */
final class HostileServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile byte[] answer = {};

    HostileServer() throws IOException {
        Thread.ofPlatform().name("hostile server").daemon(true).start(this::serve);
    }

    /** Every asker gets these bytes from now on. */
    void answers(byte[] bytes) {
        answer = bytes;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/x?y=1";
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket asker = socket.accept()) {
                var in = asker.getInputStream();
                for (int end = 0, next = in.read(); next >= 0 && end < 4; ) {
                    end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
                    next = end < 4 ? in.read() : -1;
                }
                asker.getOutputStream().write(answer);
            } catch (IOException gone) {
                // the asker has had enough, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
