package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A list in a file of the data folder. One that cannot be read is set aside, and is empty. */
final class ListFile<T> {
    private static final Logger log = LoggerFactory.getLogger(ListFile.class);

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final Function<JsonNode, T> reading;
    private final BiConsumer<T, ObjectNode> writing;

    ListFile(Path file, Function<JsonNode, T> reading, BiConsumer<T, ObjectNode> writing) {
        this.file = file;
        this.reading = reading;
        this.writing = writing;
    }

    List<T> load() {
        List<T> all = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                json.readTree(Files.readAllBytes(file))
                        .forEach(each -> all.add(reading.apply(each)));
            }
        } catch (IOException broken) {
            setAside(broken);
        }
        return all;
    }

    private void setAside(IOException broken) {
        try {
            PrivateFile.setAside(file, String.valueOf(broken.getMessage()));
        } catch (IOException stuck) {
            log.warn("{} cannot be moved: {}", file, stuck.getMessage());
        }
    }

    void save(List<T> all) {
        var list = json.createArrayNode();
        all.forEach(each -> writing.accept(each, list.addObject()));
        try {
            PrivateFile.replace(
                    file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
        } catch (IOException broken) {
            log.error("{} could not be saved: {}", file, broken.getMessage());
        }
    }
}
