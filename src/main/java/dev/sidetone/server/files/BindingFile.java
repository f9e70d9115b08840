package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Bindings in {@code bindings.json} of the data folder, oldest first. Those of older versions say
 * not when they were renewed: when the file was written at the latest.
 */
public final class BindingFile implements BindingStore {
    private final Path path;
    private final ListFile<Binding> file;

    /** The bindings of a data folder. */
    public BindingFile(Path folder) {
        this.path = folder.resolve("bindings.json");
        this.file = new ListFile<>(path, this::read, BindingFile::write);
    }

    @Override
    public List<Binding> load() {
        return file.load();
    }

    @Override
    public void save(List<Binding> bindings) {
        file.save(bindings);
    }

    private Binding read(JsonNode binding) {
        return new Binding(
                binding.path("identity").asText(),
                binding.path("deviceToken").asText(),
                binding.path("credentialSid").asText(null),
                binding.path("environment").asText(null),
                renewed(binding.path("renewed").asText("")));
    }

    private Instant renewed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException undated) {
            return Instant.ofEpochMilli(path.toFile().lastModified());
        }
    }

    private static void write(Binding binding, ObjectNode to) {
        to.put("identity", binding.identity()).put("deviceToken", binding.deviceToken());
        to.put("renewed", binding.renewed().toString());
        if (binding.credentialSid() != null) {
            to.put("credentialSid", binding.credentialSid());
        }
        if (binding.environment() != null) {
            to.put("environment", binding.environment());
        }
    }
}
