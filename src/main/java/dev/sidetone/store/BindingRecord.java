package dev.sidetone.store;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.softphone.BindingMemory;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * The last registration of one identity, in {@code binding-….json} of the data folder. Of the
 * device token it holds the digest alone.
 */
public final class BindingRecord implements BindingMemory {
    private static final Logger log = LoggerFactory.getLogger(BindingRecord.class);

    private final String identity;
    private final Path path;
    private final JsonFile file;

    /** The record of {@code identity}. */
    public BindingRecord(DataFolder folder, String identity) {
        this.identity = identity;
        // as for locks: no name is too long, and upper and lower case stay different everywhere
        UUID unique = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        String name = "binding-" + unique + ".json";
        this.path = folder.file(name);
        this.file = new JsonFile(folder, name, log::warn);
    }

    @Override
    public @Nullable Remembered read() {
        JsonNode json = file.read();
        if (json == null) {
            return null;
        }
        String digest = json.path("deviceTokenSha256").asText();
        if (digest.isEmpty() || !identity.equals(json.path("identity").asText())) {
            file.setAside("it is not the record of " + identity);
            return null;
        }
        try {
            return new Remembered(digest, Instant.parse(json.path("boundAt").asText()));
        } catch (DateTimeException broken) {
            file.setAside(String.valueOf(broken.getMessage()));
            return null;
        }
    }

    /** Where it cannot be written the phone is registered all the same, and again next time. */
    @Override
    public void write(Remembered now) {
        file.write(
                file.json()
                        .createObjectNode()
                        .put("identity", identity)
                        .put("deviceTokenSha256", now.deviceDigest())
                        .put("boundAt", now.boundAt().toString()));
    }

    @Override
    public void clear() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            log.warn("{} cannot be removed: {}", path, stuck.getMessage());
        }
    }
}
