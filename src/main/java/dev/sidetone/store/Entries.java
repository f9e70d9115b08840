package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the lists of a file entry by entry: one that is wrong does not cost the others. */
final class Entries {
    private final JsonNode file;
    private final List<String> problems = new ArrayList<>();

    Entries(JsonNode file) {
        this.file = file;
    }

    /** The entries of a list that can be read, at most {@code most}; a missing list is empty. */
    <T> List<T> list(String name, int most, Function<Fields, T> reader) {
        List<T> read = new ArrayList<>();
        JsonNode list = file.path(name);
        if (!list.isArray() && !list.isMissingNode()) {
            problems.add(name + " is no list");
        }
        int number = 0;
        for (JsonNode entry : list) {
            number++;
            if (read.size() == most) {
                problems.add(name + " has more than " + most + " entries");
                break;
            }
            try {
                read.add(reader.apply(new Fields(entry)));
            } catch (IllegalArgumentException wrong) {
                problems.add("entry " + number + " of " + name + ": " + wrong.getMessage());
            }
        }
        return read;
    }

    /** A value beside the lists; {@code otherwise} where it is missing or wrong. */
    <T> T value(String name, T otherwise, Function<Fields, T> reader) {
        if (!file.has(name)) {
            return otherwise;
        }
        try {
            return reader.apply(new Fields(file));
        } catch (IllegalArgumentException wrong) {
            problems.add(wrong.getMessage());
            return otherwise;
        }
    }

    /** What could not be read, the first of them in words; empty when all could. */
    String problem() {
        return switch (problems.size()) {
            case 0 -> "";
            case 1 -> problems.getFirst();
            default -> problems.getFirst() + " (and " + (problems.size() - 1) + " more)";
        };
    }
}
