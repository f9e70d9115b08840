package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.system.keeping.Keeper;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.system.recents.RecentOutcome;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** A phone's recents in {@code recents.json} of its folder, newest first. */
public final class RecentsFile implements Keeper<RecentList> {
    private final JsonFile file;

    /**
     * @param phone {@link DataFolder#ofPhone}
     * @param report told, in words for a person, what goes wrong
     */
    public RecentsFile(DataFolder phone, Consumer<String> report) {
        this.file = new JsonFile(phone, "recents.json", report);
    }

    @Override
    public RecentList load() {
        JsonNode json = file.read();
        if (json == null) {
            return RecentList.EMPTY;
        }
        var entries = new Entries(json);
        Instant seen = entries.value("seen", Instant.EPOCH, fields -> fields.instant("seen"));
        var list = new RecentList(entries.list("calls", RecentList.MOST, RecentsFile::entry), seen);
        if (!entries.problem().isEmpty()) {
            file.keepCopy(entries.problem());
            save(list);
        }
        return list;
    }

    private static RecentEntry entry(Fields fields) {
        return new RecentEntry(
                UUID.fromString(fields.text("call")),
                fields.text("name"),
                fields.optionalHandle("handle"),
                fields.text("app"),
                fields.flag("outgoing"),
                fields.flag("video"),
                fields.choice("outcome", RecentOutcome.class),
                fields.instant("since"),
                fields.has("connected") ? fields.instant("connected") : null,
                fields.instant("until"));
    }

    @Override
    public void save(RecentList list) {
        ObjectNode json = file.json().createObjectNode();
        json.put("seen", list.seen().toString());
        var calls = json.putArray("calls");
        list.entries().forEach(entry -> write(entry, calls.addObject()));
        file.write(json);
    }

    private static void write(RecentEntry entry, ObjectNode into) {
        into.put("name", entry.name());
        if (entry.handle() != null) {
            Fields.put(into.putObject("handle"), entry.handle());
        }
        into.put("app", entry.app())
                .put("outgoing", entry.outgoing())
                .put("video", entry.video())
                .put("outcome", Fields.written(entry.outcome()))
                .put("since", entry.since().toString());
        if (entry.connected() != null) {
            into.put("connected", entry.connected().toString());
        }
        into.put("until", entry.until().toString()).put("call", entry.call().toString());
    }
}
