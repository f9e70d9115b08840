package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.numbers.NumberStore;
import dev.sidetone.server.numbers.OwnNumbers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Numbers of identities in {@code numbers.json} of the data folder. */
public final class NumberFile implements NumberStore {
    private final ListFile<OwnNumbers> file;

    /** The numbers of a data folder. */
    public NumberFile(Path folder) {
        this.file =
                new ListFile<>(folder.resolve("numbers.json"), NumberFile::read, NumberFile::write);
    }

    @Override
    public List<OwnNumbers> load() {
        return file.load();
    }

    @Override
    public void save(List<OwnNumbers> all) {
        file.save(all);
    }

    private static OwnNumbers read(JsonNode own) {
        List<String> numbers = new ArrayList<>();
        own.path("numbers").forEach(number -> numbers.add(number.asText()));
        return new OwnNumbers(own.path("identity").asText(), numbers);
    }

    private static void write(OwnNumbers own, ObjectNode to) {
        var numbers = to.put("identity", own.identity()).putArray("numbers");
        own.numbers().forEach(numbers::add);
    }
}
