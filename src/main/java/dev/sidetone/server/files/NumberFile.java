package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.numbers.NumberStore;
import dev.sidetone.server.numbers.OwnNumbers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Numbers of identities in {@code numbers.json} of the data folder. */
public final class NumberFile implements NumberStore {
    private static final Logger log = LoggerFactory.getLogger(NumberFile.class);
    private static final String FILE = "numbers.json";

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    /** The numbers of a data folder. */
    public NumberFile(Path folder) {
        this.file = folder.resolve(FILE);
    }

    @Override
    public List<OwnNumbers> load() {
        List<OwnNumbers> all = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (JsonNode own : json.readTree(Files.readAllBytes(file))) {
                    List<String> numbers = new ArrayList<>();
                    own.path("numbers").forEach(number -> numbers.add(number.asText()));
                    all.add(new OwnNumbers(own.path("identity").asText(), numbers));
                }
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

    @Override
    public void save(List<OwnNumbers> all) {
        var list = json.createArrayNode();
        for (OwnNumbers own : all) {
            var numbers = list.addObject().put("identity", own.identity()).putArray("numbers");
            own.numbers().forEach(numbers::add);
        }
        try {
            PrivateFile.replace(
                    file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
        } catch (IOException broken) {
            log.error("Numbers could not be saved in {}: {}", file, broken.getMessage());
        }
    }
}
