package dev.sidetone.server.binding;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Which devices are bound to which identity: ten at most, the oldest makes room for an eleventh.
 */
public final class BindingBook {
    private static final int MOST = 10;
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<String, SequencedMap<String, Binding>> devices = new LinkedHashMap<>();
    private final SequencedMap<String, String> orphans = new LinkedHashMap<>();
    private Consumer<List<Binding>> listener = _ -> {};

    /** A book with these bindings. */
    public BindingBook(List<Binding> bindings) {
        bindings.forEach(this::bind);
    }

    /** Tells all bindings, now and after each change. */
    public void listen(Consumer<List<Binding>> other) {
        listener = other;
        listener.accept(all());
    }

    void bind(Binding binding) {
        SequencedMap<String, Binding> bound =
                devices.computeIfAbsent(binding.identity(), _ -> new LinkedHashMap<>());
        bound.remove(binding.deviceToken());
        bound.putLast(binding.deviceToken(), binding);
        if (bound.size() > MOST) {
            bound.pollFirstEntry();
        }
        orphans.remove(binding.identity());
        listener.accept(all());
    }

    boolean holds(Binding binding) {
        SequencedMap<String, Binding> bound = devices.get(binding.identity());
        return bound != null && bound.containsKey(binding.deviceToken());
    }

    void unbind(Binding binding) {
        SequencedMap<String, Binding> bound = devices.get(binding.identity());
        if (bound == null || bound.remove(binding.deviceToken()) == null) {
            return;
        }
        if (bound.isEmpty()) {
            devices.remove(binding.identity());
        }
        listener.accept(all());
    }

    /** Ends all bindings of a credential. */
    void forget(String credentialSid) {
        for (Binding each : all()) {
            if (credentialSid.equals(each.credentialSid())) {
                unbind(each);
                if (!devices.containsKey(each.identity())) {
                    orphans.putLast(each.identity(), credentialSid);
                }
            }
        }
        while (orphans.size() > MOST_REMEMBERED) {
            orphans.pollFirstEntry();
        }
    }

    /** The credential whose deletion ended an identity's last binding; null for none. */
    @Nullable String orphanedBy(String identity) {
        return orphans.get(identity);
    }

    /** The devices bound to an identity, the oldest first. */
    public List<Binding> of(String identity) {
        SequencedMap<String, Binding> bound = devices.get(identity);
        return bound == null ? List.of() : List.copyOf(bound.values());
    }

    List<Binding> all() {
        List<Binding> all = new ArrayList<>();
        devices.values().forEach(bound -> all.addAll(bound.values()));
        return all;
    }
}
