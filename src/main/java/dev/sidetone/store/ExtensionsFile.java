package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.system.directory.ExtensionFolders;
import dev.sidetone.system.keeping.Keeper;

import java.util.function.Consumer;

/** A phone's call directory folders in {@code extensions.json} of its folder. */
public final class ExtensionsFile implements Keeper<ExtensionFolders> {
    private final JsonFile file;

    /**
     * @param phone {@link DataFolder#ofPhone}
     * @param report told, in words for a person, what goes wrong
     */
    public ExtensionsFile(DataFolder phone, Consumer<String> report) {
        this.file = new JsonFile(phone, "extensions.json", report);
    }

    @Override
    public ExtensionFolders load() {
        JsonNode json = file.read();
        if (json == null) {
            return ExtensionFolders.NONE;
        }
        var entries = new Entries(json);
        var folders =
                new ExtensionFolders(
                        entries.list("folders", ExtensionFolders.MOST, ExtensionsFile::choice));
        if (!entries.problem().isEmpty()) {
            file.keepCopy(entries.problem());
            save(folders);
        }
        return folders;
    }

    private static ExtensionFolders.Choice choice(Fields fields) {
        return new ExtensionFolders.Choice(fields.text("folder"), fields.flag("enabled"));
    }

    @Override
    public void save(ExtensionFolders folders) {
        ObjectNode json = file.json().createObjectNode();
        var all = json.putArray("folders");
        for (ExtensionFolders.Choice each : folders.all()) {
            all.addObject().put("folder", each.path()).put("enabled", each.enabled());
        }
        file.write(json);
    }
}
