package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.binding.Binding;
import dev.sidetone.server.binding.BindingStore;

import java.nio.file.Path;
import java.util.List;

/** Bindings in {@code bindings.json} of the data folder, oldest first. */
public final class BindingFile implements BindingStore {
    private final ListFile<Binding> file;

    /** The bindings of a data folder. */
    public BindingFile(Path folder) {
        this.file =
                new ListFile<>(
                        folder.resolve("bindings.json"), BindingFile::read, BindingFile::write);
    }

    @Override
    public List<Binding> load() {
        return file.load();
    }

    @Override
    public void save(List<Binding> bindings) {
        file.save(bindings);
    }

    private static Binding read(JsonNode binding) {
        return new Binding(
                binding.path("identity").asText(),
                binding.path("deviceToken").asText(),
                binding.path("credentialSid").asText(null),
                binding.path("environment").asText(null));
    }

    private static void write(Binding binding, ObjectNode to) {
        to.put("identity", binding.identity()).put("deviceToken", binding.deviceToken());
        if (binding.credentialSid() != null) {
            to.put("credentialSid", binding.credentialSid());
        }
        if (binding.environment() != null) {
            to.put("environment", binding.environment());
        }
    }
}
