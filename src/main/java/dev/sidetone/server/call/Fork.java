package dev.sidetone.server.call;

import org.jspecify.annotations.Nullable;

/**
 * One of the places where a call rings. Each has a SID of its own; that of the one that answers
 * becomes the callee's leg.
 *
 * @param linkUp whether what wakes the app gets to it: its push link stands, or its webhook is not
 *     known to refuse
 * @param at where its offer went; null while a push has not brought anybody
 */
public record Fork(
        String sid, Callee callee, Route route, boolean linkUp, @Nullable Attachment at) {
    /** How it is rung. */
    public sealed interface Route {
        /** An invite on the socket that it registered with. */
        record OnSocket() implements Route {}

        /**
         * A push to a device; the invite comes when the app fetches it.
         *
         * @param messageId the same for every repetition of the push
         */
        record ByPush(String deviceToken, String messageId) implements Route {}

        /** What would be pushed is posted to a URL; the invite comes when the app fetches it. */
        record ByWebhook(String url, String messageId) implements Route {}
    }

    /** An endpoint that is registered with a socket. */
    public static Fork onSocket(String sid, Callee callee, Attachment at) {
        return new Fork(sid, callee, new Route.OnSocket(), false, at);
    }

    /** A device that is bound to the callee's identity. */
    public static Fork byPush(
            String sid, Callee callee, String deviceToken, String messageId, boolean linkUp) {
        return new Fork(sid, callee, new Route.ByPush(deviceToken, messageId), linkUp, null);
    }

    /** Somebody who is told by a webhook; taken for reachable until that is refused. */
    public static Fork byWebhook(String sid, Callee callee, String url, String messageId) {
        return new Fork(sid, callee, new Route.ByWebhook(url, messageId), true, null);
    }

    /** Whether somebody can hear it ring now. */
    public boolean reachable() {
        return at != null || linkUp;
    }

    /** Whether it is a program of the server. */
    public boolean inServer() {
        return at != null && at.inServer();
    }

    boolean isAt(SocketId socket) {
        return at != null && at.socket().equals(socket);
    }

    /** The same for somebody who is called otherwise; must not ring yet. */
    public Fork withCallee(Callee other) {
        return new Fork(sid, other, route, linkUp, at);
    }

    /** The same under another name; must not ring yet. */
    public Fork withSid(String other) {
        return new Fork(other, callee, route, linkUp, at);
    }

    Fork withLink(boolean up) {
        return new Fork(sid, callee, route, up, at);
    }

    Fork withAttachment(@Nullable Attachment attachment) {
        return new Fork(sid, callee, route, linkUp, attachment);
    }
}
