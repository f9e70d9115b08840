package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.softphone.BindingMemory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * The last registration of one identity, in {@code binding-….json} of the data folder. Of the
 * device token it holds the digest alone.
 */
public final class BindingRecord implements BindingMemory {
    private static final Logger log = LoggerFactory.getLogger(BindingRecord.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataFolder folder;
    private final String identity;
    private final String file;

    /** The record of {@code identity}. */
    public BindingRecord(DataFolder folder, String identity) {
        this.folder = folder;
        this.identity = identity;
        // as for locks: no name is too long, and upper and lower case stay different everywhere
        UUID name = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        this.file = "binding-" + name + ".json";
    }

    @Override
    public @Nullable Remembered read() {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(folder.file(file)));
            String digest = json.path("deviceTokenSha256").asText();
            String boundAt = json.path("boundAt").asText();
            if (digest.isEmpty() || !identity.equals(json.path("identity").asText())) {
                throw new IOException("it is not the record of " + identity);
            }
            return new Remembered(digest, Instant.parse(boundAt));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException | DateTimeException broken) {
            setAside(broken);
            return null;
        }
    }

    private void setAside(Exception why) {
        Path from = folder.file(file);
        Path to = folder.file(file + ".broken");
        log.warn("{} cannot be read and is now {}: {}", from, to, why.getMessage());
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stuck) {
            log.warn("{} cannot be moved: {}", from, stuck.getMessage());
        }
    }

    @Override
    public void write(Remembered now) {
        var json = JSON.createObjectNode();
        json.put("identity", identity)
                .put("deviceTokenSha256", now.deviceDigest())
                .put("boundAt", now.boundAt().toString());
        try {
            folder.replace(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            // the phone is registered all the same, and registers again next time
            log.warn("{} cannot be written: {}", folder.file(file), full.getMessage());
        }
    }

    @Override
    public void clear() {
        try {
            Files.deleteIfExists(folder.file(file));
        } catch (IOException stuck) {
            log.warn("{} cannot be removed: {}", folder.file(file), stuck.getMessage());
        }
    }
}
