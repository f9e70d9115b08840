package dev.sidetone.system.push;

import java.util.Map;
import java.util.function.Consumer;

/** The phone's link to the push service. */
public interface PushLink {
    /**
     * Opens the link for a device token and keeps it open; pushes come on any thread. Opened again,
     * with another token, it leaves the one before.
     */
    void open(byte[] deviceToken, Consumer<Map<String, Object>> pushes);
}
