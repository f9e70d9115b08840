package dev.sidetone.signaling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a client listens with: its access token, and the bridge tokens of pushes. */
final class Credentials {
    private final Map<String, String> bridges = new LinkedHashMap<>();
    private final Set<String> fetched = new HashSet<>();
    private final Supplier<Message.Endpoint> self;
    private @Nullable String token;

    Credentials(Supplier<Message.Endpoint> self) {
        this.self = self;
    }

    @Nullable String token() {
        return token;
    }

    /** Whether there is anybody to listen for. */
    boolean any() {
        return token != null || !bridges.isEmpty();
    }

    /** Takes an access token; false when it is the one in use. */
    boolean take(String accessToken) {
        boolean fresh = !accessToken.equals(token);
        token = accessToken;
        return fresh;
    }

    /** Forgets the access token if it is this one. */
    boolean drop(String accessToken) {
        boolean mine = accessToken.equals(token);
        token = mine ? null : token;
        return mine;
    }

    void clear() {
        token = null;
        bridges.clear();
    }

    /** The call of a push is to be fetched. */
    Message fetch(String callSid, String bridgeToken) {
        bridges.put(callSid, bridgeToken);
        return listen(bridgeToken);
    }

    /** The call of a push needs no more fetching: now, or after the next socket has opened. */
    void fetched(String callSid, boolean now) {
        if (now) {
            bridges.remove(callSid);
        } else {
            fetched.add(callSid);
        }
    }

    /** What is said first on a new socket. */
    List<Message> introduction() {
        List<Message> words = new ArrayList<>();
        if (token != null) {
            words.add(listen(null));
        }
        words.addAll(fetches());
        bridges.keySet().removeAll(fetched);
        fetched.clear();
        return words;
    }

    /** Fetches the calls of all pushes, again. */
    List<Message> fetches() {
        return bridges.values().stream().map(this::listen).toList();
    }

    /** An app that was woken by a push may have no access token yet. */
    Message listen(@Nullable String bridgeToken) {
        String credential = token == null ? String.valueOf(bridgeToken) : token;
        return new Message.Listen(
                credential, bridgeToken, (int) Protocol.CALL_GRACE.toSeconds(), self.get());
    }
}
