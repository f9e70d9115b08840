package dev.sidetone.server.web;

import java.io.IOException;

/** A port that was asked for belongs to another program. The message is for the user. */
public final class PortInUse extends IOException {
    private static final long serialVersionUID = 1;

    private final int port;

    PortInUse(int port, IOException cause) {
        super(
                "Port "
                        + port
                        + " is in use by another program. Choose another with --port and"
                        + " --tls-port; 0 is any free one.",
                cause);
        this.port = port;
    }

    /** The port. */
    public int port() {
        return port;
    }
}
