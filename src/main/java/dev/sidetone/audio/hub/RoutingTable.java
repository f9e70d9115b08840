package dev.sidetone.audio.hub;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which card plays which role. A role without a card of its own, or whose card is gone, uses the
 * system's default. Immutable.
 */
public record RoutingTable(Map<Role, String> chosen) {
    /** Everything on the system's default cards. */
    public static final RoutingTable DEFAULT = new RoutingTable(Map.of());

    /** With a card for a role; null for the default. */
    public RoutingTable with(Role role, @Nullable String card) {
        Map<Role, String> next = new EnumMap<>(Role.class);
        next.putAll(chosen);
        if (card == null) {
            next.remove(role);
        } else {
            next.put(role, card);
        }
        return new RoutingTable(next);
    }

    /** The card of a role among those that are there; null when there is none at all. */
    public SoundCards.@Nullable Card card(Role role, List<SoundCards.Card> there) {
        String wanted = chosen.get(role);
        for (SoundCards.Card card : there) {
            if (card.id().equals(wanted)) {
                return card;
            }
        }
        return there.isEmpty() ? null : there.getFirst();
    }
}
