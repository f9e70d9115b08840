package dev.sidetone.server.binding;

import dev.sidetone.time.Time;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Which devices are bound to which identity: ten at most, the oldest makes room for an eleventh;
 * and for a year at most. Lives on the server's queue.
 */
public final class BindingBook {
    private static final int MOST = 10;
    private static final int MOST_REMEMBERED = 1_000;
    private static final int SHOWN = 8;
    private static final String UNRENEWED =
            "a year after the last registration or push; the app must register again";
    private static final Duration OFTEN_ENOUGH = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(BindingBook.class);

    private final Time time;
    private final Trace trace;
    private final Map<String, SequencedMap<String, Binding>> devices = new LinkedHashMap<>();
    private final SequencedMap<String, String> orphans = new LinkedHashMap<>();
    private Consumer<List<Binding>> listener = _ -> {};
    private Instant nextEnd = Instant.MAX;

    /** A book with these bindings. */
    public BindingBook(List<Binding> bindings, Time time, Trace trace) {
        this.time = time;
        this.trace = trace;
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
        if (binding.ends().isBefore(nextEnd)) {
            nextEnd = binding.ends();
        }
        listener.accept(all());
    }

    /** Whether a push that was delivered has made a binding younger, by a day or more. */
    boolean renew(String identity, String deviceToken) {
        SequencedMap<String, Binding> bound = devices.get(identity);
        Binding known = bound == null ? null : bound.get(deviceToken);
        if (known == null || time.now().isBefore(known.renewed().plus(OFTEN_ENOUGH))) {
            return false;
        }
        bound.put(deviceToken, known.renewed(time.now().truncatedTo(ChronoUnit.SECONDS)));
        listener.accept(all());
        return true;
    }

    /** Ends the bindings whose year is over. */
    void expire() {
        Instant now = time.now();
        if (now.isBefore(nextEnd)) {
            return;
        }
        nextEnd = Instant.MAX;
        for (Binding each : all()) {
            if (now.isBefore(each.ends())) {
                nextEnd = each.ends().isBefore(nextEnd) ? each.ends() : nextEnd;
            } else {
                expire(each);
            }
        }
    }

    private void expire(Binding binding) {
        String why = "its registration ended at " + binding.ends() + ", " + UNRENEWED;
        String token = binding.deviceToken();
        String device = token.substring(0, Math.min(SHOWN, token.length())) + "…";
        log.warn("{} is not bound to device {} any more: {}", binding.identity(), device, why);
        trace.add(Layer.SERVER, "BindingExpired", binding.identity(), device + " " + why);
        unbind(binding);
        remember(binding.identity(), why);
    }

    boolean holds(Binding binding) {
        expire();
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
                remember(
                        each.identity(),
                        "the push credential "
                                + credentialSid
                                + " was deleted, and with it all registrations");
            }
        }
    }

    private void remember(String identity, String why) {
        if (!devices.containsKey(identity)) {
            orphans.putLast(identity, why);
        }
        if (orphans.size() > MOST_REMEMBERED) {
            orphans.pollFirstEntry();
        }
    }

    /** What ended an identity's last binding, for a person; null for nothing of note. */
    @Nullable String endOf(String identity) {
        expire();
        return orphans.get(identity);
    }

    /** The devices bound to an identity, the oldest first. */
    List<Binding> of(String identity) {
        expire();
        SequencedMap<String, Binding> bound = devices.get(identity);
        return bound == null ? List.of() : List.copyOf(bound.values());
    }

    List<Binding> all() {
        List<Binding> all = new ArrayList<>();
        devices.values().forEach(bound -> all.addAll(bound.values()));
        return all;
    }
}
