package dev.sidetone.server.console;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.call.CallState;
import dev.sidetone.server.console.Shown.Call;
import dev.sidetone.server.console.Shown.Device;
import dev.sidetone.server.console.Shown.Frame;
import dev.sidetone.server.console.Shown.Line;
import dev.sidetone.server.console.Shown.Placed;
import dev.sidetone.server.console.Shown.Registration;
import dev.sidetone.server.console.Shown.Rows;
import dev.sidetone.server.history.CallRecord;
import dev.sidetone.server.watch.ServerEvent;
import dev.sidetone.server.webhook.Direction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What has become of all events: who is there, what goes on, and the last of what happened. Keeps
 * no more than it shows of the past, and does no more per event than a change of a row. Callable
 * from any thread.
 */
final class Board {
    /** So many lines are kept. */
    static final int LINES = 200;

    /** So many rows of a part are shown; the rest is counted. */
    static final int ROWS = 200;

    private static final int PLACED = 8;

    /** What changes by itself. */
    private enum Part {
        REGISTERED,
        BOUND,
        CALLS,
        PLACED
    }

    /** How much of the board somebody has seen. */
    record Mark(long change, long line) {
        static final Mark NOTHING = new Mark(-1, 0);
    }

    /** News, and how much has been seen with them. */
    record News(Frame frame, Mark mark) {}

    private final SequencedMap<Long, Registration> registered = new LinkedHashMap<>();
    private final SequencedMap<String, Call> calls = new LinkedHashMap<>();
    private final SequencedMap<String, Placed> placed = new LinkedHashMap<>();
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Set<String> links = new HashSet<>();
    private final Map<Part, Long> changed = new EnumMap<>(Part.class);
    private @Nullable List<Binding> bindings;
    private long change;
    private long line;

    /** Something happened. */
    synchronized void saw(long now, ServerEvent event) {
        switch (event) {
            case ServerEvent.Registered on -> {
                registered.put(on.socket().number(), registration(now, on));
                changed(Part.REGISTERED);
            }
            case ServerEvent.Unregistered off -> {
                registered.remove(off.socket().number());
                changed(Part.REGISTERED);
            }
            case ServerEvent.BindingsChanged(var all) -> bound(now, all);
            case ServerEvent.LinkChanged(String device, boolean up) -> {
                boolean news = up ? links.add(device) : links.remove(device);
                if (news) {
                    changed(Part.BOUND);
                }
            }
            case ServerEvent.CallChanged(_, CallState after) -> call(now, after);
            case ServerEvent.RecordChanged(CallRecord record) -> placed(now, record);
            case ServerEvent.Refused _, ServerEvent.Noted _, ServerEvent.Asked _ -> {
                // is told, and leaves nothing behind
            }
        }
        Story.of(event).forEach(told -> add(now, told));
    }

    private static Registration registration(long now, ServerEvent.Registered on) {
        Long until = on.until() == null ? null : on.until().toEpochMilli();
        return new Registration(
                on.socket().number(), on.identity(), Story.client(on.endpoint()), now, until);
    }

    private void bound(long now, List<Binding> all) {
        List<Binding> before = bindings;
        bindings = all;
        changed(Part.BOUND);
        if (before == null) {
            return;
        }
        Set<Binding> were = undated(before);
        Set<Binding> are = undated(all);
        for (Binding gone : before) {
            if (!are.contains(gone.undated())) {
                add(now, Story.bound(gone.identity(), gone.deviceToken(), false));
            }
        }
        for (Binding here : all) {
            if (!were.contains(here.undated())) {
                add(now, Story.bound(here.identity(), here.deviceToken(), true));
            }
        }
    }

    private static Set<Binding> undated(List<Binding> all) {
        return all.stream().map(Binding::undated).collect(Collectors.toSet());
    }

    private void call(long now, CallState after) {
        Call before = calls.get(after.id());
        Call view = CallView.of(before, after, now);
        if (view == null) {
            calls.remove(after.id());
        } else {
            calls.put(after.id(), view);
        }
        changed(Part.CALLS);
    }

    private void placed(long now, CallRecord record) {
        if (record.direction() != Direction.OUTBOUND_API || record.parent() != null) {
            return;
        }
        placed.put(
                record.sid(),
                new Placed(
                        record.sid(),
                        CallView.name(record.to()),
                        record.status().value(),
                        record.over(),
                        now));
        if (placed.size() > PLACED) {
            placed.pollFirstEntry();
        }
        changed(Part.PLACED);
    }

    private void changed(Part part) {
        changed.put(part, ++change);
    }

    private void add(long now, Story.Told told) {
        lines.add(
                new Line(
                        ++line,
                        now,
                        told.kind(),
                        told.tone(),
                        told.text(),
                        told.call(),
                        told.request()));
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    /** What has changed since {@code seen}. */
    synchronized News since(Mark seen, long now) {
        List<Line> fresh = lines.stream().filter(one -> one.id() > seen.line()).toList();
        Frame frame =
                new Frame(
                        now,
                        null,
                        part(Part.REGISTERED, seen, () -> newest(registered)),
                        part(Part.BOUND, seen, this::devices),
                        part(Part.CALLS, seen, () -> newest(calls)),
                        part(Part.PLACED, seen, () -> List.copyOf(placed.reversed().values())),
                        fresh.isEmpty() ? null : fresh);
        return new News(frame, new Mark(change, line));
    }

    private <T> @Nullable T part(Part part, Mark seen, Supplier<T> rows) {
        return changed.getOrDefault(part, 0L) > seen.change() ? rows.get() : null;
    }

    private static <T> Rows<T> newest(SequencedMap<?, T> all) {
        List<T> rows = all.reversed().values().stream().limit(ROWS).toList();
        return new Rows<>(all.size(), rows);
    }

    private Rows<Device> devices() {
        List<Binding> all = bindings == null ? List.of() : bindings;
        List<Device> rows = new ArrayList<>();
        for (Binding binding : all.subList(0, Math.min(ROWS, all.size()))) {
            rows.add(device(binding));
        }
        return new Rows<>(all.size(), rows);
    }

    private Device device(Binding binding) {
        return new Device(
                binding.identity(),
                Story.device(binding.deviceToken()),
                binding.environment() == null ? "VoIP push" : "VoIP push, " + binding.environment(),
                binding.renewed().toEpochMilli(),
                binding.ends().toEpochMilli(),
                links.contains(binding.deviceToken()));
    }
}
