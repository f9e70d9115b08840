package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.exchange.Binding;
import dev.sidetone.server.exchange.BindingStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bindings in {@code bindings.json} of the data folder, oldest first. */
public final class BindingFile implements BindingStore {
    private static final Logger log = LoggerFactory.getLogger(BindingFile.class);
    private static final String FILE = "bindings.json";

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    /** The bindings of a data folder. */
    public BindingFile(Path folder) {
        this.file = folder.resolve(FILE);
    }

    @Override
    public List<Binding> load() {
        List<Binding> bindings = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (JsonNode binding : json.readTree(Files.readAllBytes(file))) {
                    bindings.add(
                            new Binding(
                                    binding.path("identity").asText(),
                                    binding.path("deviceToken").asText()));
                }
            }
        } catch (IOException broken) {
            setAside(broken);
        }
        return bindings;
    }

    private void setAside(IOException broken) {
        try {
            PrivateFile.setAside(file, String.valueOf(broken.getMessage()));
        } catch (IOException stuck) {
            log.warn("{} cannot be moved: {}", file, stuck.getMessage());
        }
    }

    @Override
    public void save(List<Binding> bindings) {
        var all = json.createArrayNode();
        for (Binding binding : bindings) {
            all.addObject()
                    .put("identity", binding.identity())
                    .put("deviceToken", binding.deviceToken());
        }
        try {
            PrivateFile.replace(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException broken) {
            log.error("Bindings could not be saved in {}: {}", file, broken.getMessage());
        }
    }
}
