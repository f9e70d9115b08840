package dev.sidetone.server.anchor;

import java.io.IOException;

/** No more media can be carried now; the text says what is used up. */
public final class AnchorFull extends IOException {
    private static final long serialVersionUID = 1;

    AnchorFull(String reason) {
        super(reason);
    }
}
