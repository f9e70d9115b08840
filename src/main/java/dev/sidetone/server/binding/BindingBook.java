package dev.sidetone.server.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Which devices are bound to which identity: ten at most, the oldest makes room for an eleventh.
 */
public final class BindingBook {
    private static final int MOST = 10;

    private final Map<String, SequencedSet<String>> devices = new LinkedHashMap<>();

    /** A book with these bindings. */
    public BindingBook(List<Binding> bindings) {
        bindings.forEach(this::bind);
    }

    void bind(Binding binding) {
        SequencedSet<String> bound =
                devices.computeIfAbsent(binding.identity(), _ -> new LinkedHashSet<>());
        bound.remove(binding.deviceToken());
        bound.addLast(binding.deviceToken());
        if (bound.size() > MOST) {
            bound.removeFirst();
        }
    }

    boolean holds(Binding binding) {
        SequencedSet<String> bound = devices.get(binding.identity());
        return bound != null && bound.contains(binding.deviceToken());
    }

    void unbind(Binding binding) {
        SequencedSet<String> bound = devices.get(binding.identity());
        if (bound != null && bound.remove(binding.deviceToken()) && bound.isEmpty()) {
            devices.remove(binding.identity());
        }
    }

    /** The devices bound to an identity, the oldest first. */
    public List<String> devicesOf(String identity) {
        return List.copyOf(devices.getOrDefault(identity, new LinkedHashSet<>()));
    }

    List<Binding> all() {
        List<Binding> all = new ArrayList<>();
        devices.forEach(
                (identity, bound) ->
                        bound.forEach(device -> all.add(new Binding(identity, device))));
        return all;
    }
}
