package dev.sidetone.system.profile;

import java.util.IdentityHashMap;
import java.util.Map;

/** How all switches are set. Immutable; what was never set has its standard. */
public final class Switches {
    public static final Switches STANDARD = new Switches(Map.of());

    private final Map<Switch<?>, Object> set;

    private Switches(Map<Switch<?>, Object> set) {
        this.set = set;
    }

    /** How a switch is set. */
    @SuppressWarnings("unchecked")
    public <T> T get(Switch<T> which) {
        Object value = set.get(which);
        return value == null ? which.standard() : (T) value;
    }

    /** Whether a flag is on. */
    public boolean on(Switch<Boolean> which) {
        return get(which);
    }

    /** These with another setting. */
    public <T> Switches with(Switch<T> which, T value) {
        Map<Switch<?>, Object> more = new IdentityHashMap<>(set);
        more.put(which, value);
        return new Switches(more);
    }

    /**
     * These with a setting in a person's words.
     *
     * @throws IllegalArgumentException names the switch, the text and what can be chosen
     */
    public Switches with(String name, String text) {
        return withText(Quirk.named(name), text);
    }

    private <T> Switches withText(Switch<T> which, String text) {
        return with(which, which.read(text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Switches switches
                && Quirk.ALL.stream().allMatch(each -> get(each).equals(switches.get(each)));
    }

    @Override
    public int hashCode() {
        return Quirk.ALL.stream().mapToInt(each -> get(each).hashCode()).sum();
    }
}
