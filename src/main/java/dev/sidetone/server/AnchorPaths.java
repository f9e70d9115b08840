package dev.sidetone.server;

import dev.sidetone.server.anchor.AnchoredCall;
import dev.sidetone.server.anchor.MediaAnchor;
import dev.sidetone.server.anchor.RenewedKeys;
import dev.sidetone.server.anchor.sdp.MalformedDescription;
import dev.sidetone.server.exchange.MediaPaths;
import dev.sidetone.server.exchange.UnusableDescription;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Media paths through the anchor. */
final class AnchorPaths implements MediaPaths {
    /** Of the one who is told: the server could not use it. */
    private static final int OWN_DESCRIPTION = 53403;

    /** Of the one on the other side. */
    private static final int THEIR_DESCRIPTION = 53402;

    private static final int UNAVAILABLE = 31503;
    private static final int BROKEN = 53405;

    private final MediaAnchor anchor;
    private final Map<String, AnchoredCall> calls = new HashMap<>();
    // calls of another server, with what those said that have come back
    private final Map<String, Map<String, String>> returning = new HashMap<>();

    AnchorPaths(MediaAnchor anchor) {
        this.anchor = anchor;
    }

    @Override
    public String offer(String call, String fork, @Nullable String offer) {
        return usable(
                OWN_DESCRIPTION,
                () ->
                        calls.computeIfAbsent(call, anchor::call)
                                .offerFor(fork, String.valueOf(offer)));
    }

    @Override
    public String answer(String call, String fork, @Nullable String answer) {
        return usable(THEIR_DESCRIPTION, () -> known(call).answered(fork, String.valueOf(answer)));
    }

    @Override
    public @Nullable String restart(String call, String leg, String offer) {
        return returning.containsKey(call)
                ? null
                : usable(OWN_DESCRIPTION, () -> known(call).reoffer(leg, offer));
    }

    @Override
    public boolean resumed(String call, String leg, String description) {
        if (calls.containsKey(call)) {
            return false;
        }
        Map<String, String> sides = returning.computeIfAbsent(call, _ -> new LinkedHashMap<>());
        sides.put(leg, description);
        if (sides.size() < 2) {
            return false;
        }
        returning.remove(call);
        AnchoredCall again = anchor.call(call);
        calls.put(call, again);
        usable(
                OWN_DESCRIPTION,
                () -> {
                    again.takeUp(sides);
                    return "";
                });
        return true;
    }

    private AnchoredCall known(String call) {
        AnchoredCall known = calls.get(call);
        if (known == null) {
            throw new IllegalStateException("the server carries no media of this call");
        }
        return known;
    }

    /** A description, or why there is none. */
    private interface Describing {
        String description() throws MalformedDescription, RenewedKeys, IOException;
    }

    private static String usable(int malformedCode, Describing describing) {
        try {
            return describing.description();
        } catch (MalformedDescription malformed) {
            throw new UnusableDescription(malformedCode, String.valueOf(malformed.getMessage()));
        } catch (IOException full) {
            throw new UnusableDescription(UNAVAILABLE, String.valueOf(full.getMessage()));
        } catch (RenewedKeys | IllegalStateException | IllegalArgumentException lost) {
            throw new UnusableDescription(
                    BROKEN, "the media of the call cannot go on: " + lost.getMessage());
        }
    }

    @Override
    public void close(String call) {
        returning.remove(call);
        AnchoredCall over = calls.remove(call);
        if (over != null) {
            over.close();
        }
    }

    @Override
    public void close() {
        anchor.close();
    }
}
