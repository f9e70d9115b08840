package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.server.credential.CredentialStore;
import dev.sidetone.server.credential.PushCredential;
import dev.sidetone.server.credential.PushCredential.Type;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Push credentials in {@code credentials.json} of the data folder, oldest first. */
public final class CredentialFile implements CredentialStore {
    private final ListFile<PushCredential> file;

    /** The credentials of a data folder. */
    public CredentialFile(Path folder) {
        this.file =
                new ListFile<>(
                        folder.resolve("credentials.json"),
                        CredentialFile::read,
                        CredentialFile::write);
    }

    @Override
    public List<PushCredential> load() {
        return file.load();
    }

    @Override
    public void save(List<PushCredential> credentials) {
        file.save(credentials);
    }

    private static PushCredential read(JsonNode json) {
        Type type = Type.named(json.path("type").asText());
        Instant created = instant(json, "created");
        return new PushCredential(
                json.path("sid").asText(),
                json.path("friendlyName").asText(),
                type == null ? Type.APN : type,
                json.path("sandbox").asBoolean(),
                created,
                instant(json, "updated"),
                json.has("deleted") ? instant(json, "deleted") : null);
    }

    private static Instant instant(JsonNode json, String name) {
        try {
            return Instant.parse(json.path(name).asText());
        } catch (DateTimeException broken) {
            return Instant.EPOCH;
        }
    }

    private static void write(PushCredential credential, ObjectNode to) {
        to.put("sid", credential.sid());
        to.put("friendlyName", credential.friendlyName());
        to.put("type", credential.type().word());
        to.put("sandbox", credential.sandbox());
        to.put("created", credential.created().toString());
        to.put("updated", credential.updated().toString());
        if (credential.deleted() != null) {
            to.put("deleted", credential.deleted().toString());
        }
    }
}
