package dev.sidetone.server.binding;

import dev.sidetone.signaling.PushPayload;
import dev.sidetone.signaling.Wire;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The phones that hold a push link, one for each device token. Lives on the server's queue. */
public final class PushLinks {
    private static final Pattern DEVICE_TOKEN = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int REPLACED = 4000;

    private final Map<String, Link> links = new LinkedHashMap<>();
    private BiConsumer<String, String> delivered = (_, _) -> {};

    /** One push link. */
    public static final class Link {
        /** Of the device. */
        public final String deviceToken;

        /** To the device. */
        public final Wire wire;

        /** When something was heard there last, in nanoseconds of the server's time. */
        public long heardAt;

        Link(String deviceToken, Wire wire, long now) {
            this.deviceToken = deviceToken;
            this.wire = wire;
            this.heardAt = now;
        }
    }

    /** Whether {@code text} looks like a device token: 64 hexadecimal digits. */
    public static boolean isDeviceToken(@Nullable String text) {
        return text != null && DEVICE_TOKEN.matcher(text).matches();
    }

    /** A phone has come; if it was there before, that link is closed. */
    Link up(String deviceToken, Wire wire, long now) {
        Link link = new Link(deviceToken, wire, now);
        Link before = links.put(deviceToken, link);
        if (before != null) {
            before.wire.close(REPLACED, "another link with this device token was opened");
        }
        return link;
    }

    /** A phone has gone; false when another link has taken its place before. */
    public boolean down(Link link) {
        return links.remove(link.deviceToken, link);
    }

    /** Whether a device holds a link. */
    public boolean isUp(String deviceToken) {
        return links.containsKey(deviceToken);
    }

    /** Tells {@code other} the identity and the device of each push that is delivered. */
    public void whenDelivered(BiConsumer<String, String> other) {
        delivered = other;
    }

    /** Pushes to a device of somebody, if it is there. */
    public void push(String identity, String deviceToken, Map<String, String> payload) {
        Link link = links.get(deviceToken);
        if (link != null) {
            link.wire.send(PushPayload.encode(payload));
            delivered.accept(identity, deviceToken);
        }
    }

    /** All links. */
    public List<Link> all() {
        return List.copyOf(links.values());
    }
}
