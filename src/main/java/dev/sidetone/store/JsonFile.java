package dev.sidetone.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file that a person can read and that is never half written. One that cannot be read is set
 * aside and never overwritten; where it cannot even be set aside, nothing is saved.
 */
final class JsonFile {
    private static final long LARGEST = 32L << 20;
    private static final int MOST_ASIDE = 100;

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final DataFolder folder;
    private final String name;
    private final Consumer<String> report;
    private boolean untouchable;
    private boolean failing;

    /**
     * @param report told, in words for a person, what goes wrong
     */
    JsonFile(DataFolder folder, String name, Consumer<String> report) {
        this.folder = folder;
        this.name = name;
        this.report = report;
    }

    ObjectMapper json() {
        return json;
    }

    /** What the file says; null when there is none, or none that can be read. */
    @Nullable JsonNode read() {
        Path file = folder.file(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try {
            if (Files.size(file) > LARGEST) {
                setAside("it is larger than " + (LARGEST >> 20) + " MB");
                return null;
            }
            JsonNode read = json.readTree(Files.readAllBytes(file));
            if (read.isObject()) {
                return read;
            }
            setAside("it is empty, or no JSON object");
        } catch (JsonProcessingException broken) {
            setAside(reason(broken));
        } catch (IOException unreadable) {
            untouchable = true;
            report.accept(
                    "%s cannot be read: %s. Nothing is saved there until it can."
                            .formatted(file, reason(unreadable)));
        }
        return null;
    }

    /** The file says what cannot be: it is moved away. */
    void setAside(String why) {
        setAside(why, false);
    }

    /** A part of the file could not be read: the whole is kept beside it before it is rewritten. */
    void keepCopy(String why) {
        setAside(why, true);
    }

    private void setAside(String why, boolean copy) {
        Path file = folder.file(name);
        try {
            Path aside = free();
            if (copy) {
                folder.replace(aside.getFileName().toString(), Files.readAllBytes(file));
            } else {
                Files.move(file, aside);
            }
            report.accept(
                    "%s cannot be read%s: %s. It was kept as %s."
                            .formatted(file, copy ? " wholly" : "", why, aside.getFileName()));
        } catch (IOException stuck) {
            untouchable = true;
            report.accept(
                    "%s cannot be read%s: %s. Nothing is saved there: it cannot be set aside (%s)."
                            .formatted(file, copy ? " wholly" : "", why, reason(stuck)));
        }
    }

    private Path free() throws IOException {
        for (int i = 1; i <= MOST_ASIDE; i++) {
            Path aside = folder.file(name + ".broken" + (i == 1 ? "" : "-" + i));
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                return aside;
            }
        }
        throw new IOException("there are " + MOST_ASIDE + " files set aside already");
    }

    /** Writes the file; a failure is told once, until it works again. */
    void write(JsonNode content) {
        if (untouchable) {
            return;
        }
        try {
            folder.replace(name, content.toPrettyString().getBytes(StandardCharsets.UTF_8));
            failing = false;
        } catch (IOException broken) {
            if (!failing) {
                report.accept(
                        "%s cannot be written: %s. Changes are lost when the program ends."
                                .formatted(folder.file(name), reason(broken)));
            }
            failing = true;
        }
    }

    private static String reason(IOException broken) {
        if (broken instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            return "line "
                    + syntax.getLocation().getLineNr()
                    + ": "
                    + syntax.getOriginalMessage().lines().findFirst().orElse("");
        }
        return DataFolder.reason(broken).lines().findFirst().orElse("");
    }
}
