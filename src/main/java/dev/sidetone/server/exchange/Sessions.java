package dev.sidetone.server.exchange;

import dev.sidetone.server.call.SocketId;
import dev.sidetone.server.limit.Allowance;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.watch.Watch;
import dev.sidetone.signaling.Message;
import dev.sidetone.signaling.MessageCodec;
import dev.sidetone.signaling.Wire;
import dev.sidetone.token.AccessToken;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** All signaling sockets, and which of them are registered under which identity. */
final class Sessions {
    private final MessageCodec codec = new MessageCodec();
    private final Map<SocketId, Session> all = new LinkedHashMap<>();
    private final Map<String, Set<Session>> registered = new LinkedHashMap<>();
    private final Map<SocketId, Consumer<Message>> inner = new LinkedHashMap<>();
    private final Watch watch;
    private long opened;

    Sessions(Watch watch) {
        this.watch = watch;
    }

    Session open(Wire wire, long now, Allowance allowance) {
        Session session = new Session(new SocketId(++opened), wire, codec, now, allowance, watch);
        all.put(session.id, session);
        return session;
    }

    /** A socket inside the server. */
    SocketId attach(Consumer<Message> listener) {
        SocketId id = new SocketId(++opened);
        inner.put(id, listener);
        return id;
    }

    /** Sends to whoever is behind a socket, if it is there. */
    void send(SocketId to, Message message) {
        Session session = all.get(to);
        Consumer<Message> listener = inner.get(to);
        if (session != null) {
            session.send(message);
        } else if (listener != null) {
            listener.accept(message);
        }
    }

    /** Forgets a session; false when it was forgotten before. */
    boolean drop(Session session) {
        session.closed = true;
        unregister(session);
        if (session.expiry != null) {
            session.expiry.cancel();
        }
        return all.remove(session.id) != null;
    }

    void register(Session session, String identity) {
        session.registered = true;
        registered.computeIfAbsent(identity, _ -> new LinkedHashSet<>()).add(session);
        AccessToken token = session.token;
        watch.saw(
                new ServerEvent.Registered(
                        session.id,
                        identity,
                        session.endpoint,
                        token == null ? null : token.expires()));
    }

    void unregister(Session session) {
        String identity = session.identity;
        if (!session.registered || identity == null) {
            return;
        }
        session.registered = false;
        Set<Session> same = registered.get(identity);
        if (same != null && same.remove(session) && same.isEmpty()) {
            registered.remove(identity);
        }
        watch.saw(new ServerEvent.Unregistered(session.id, identity, session.closed));
    }

    List<Session> registeredAs(String identity) {
        return List.copyOf(registered.getOrDefault(identity, Set.of()));
    }

    @Nullable Session get(SocketId id) {
        return all.get(id);
    }

    Collection<Session> all() {
        return List.copyOf(all.values());
    }

    int count() {
        return all.size();
    }
}
