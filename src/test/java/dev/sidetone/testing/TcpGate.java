package dev.sidetone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of loopback that leads to another one, and can be cut off from it. */
public final class TcpGate implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    /** A gate to this port. */
    public TcpGate(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The port in front of it. */
    public int port() {
        return door.getLocalPort();
    }

    /** Breaks all connections; new ones are let through. */
    public void drop() {
        open.forEach(TcpGate::closed);
    }

    /** Breaks all connections, and every new one. */
    public void shut() {
        shut = true;
        drop();
    }

    /** Lets new ones through again. */
    public void reopen() {
        shut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket in = door.accept();
                if (shut) {
                    closed(in);
                } else {
                    Socket out = new Socket(door.getInetAddress(), target);
                    open.add(in);
                    open.add(out);
                    carry(in, out);
                    carry(out, in);
                }
            } catch (IOException broken) {
                // the next one may do better
            }
        }
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                from.getInputStream().transferTo(to.getOutputStream());
                            } catch (IOException cut) {
                                // as was asked for, or by one of the two
                            }
                            open.remove(from);
                            open.remove(to);
                            closed(from);
                            closed(to);
                        });
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // closed is closed
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException already) {
            // closed is closed
        }
        shut();
    }
}
