package dev.sidetone.server.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.time.Randomness;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The household's account: what its tokens are signed with and what they grant. A server with the
 * same key accepts the tokens of its predecessor and goes on with its calls.
 *
 * @param applicationSid {@code AP…} in tokens that may call
 * @param pushCredentialSid {@code CR…} in tokens that may be pushed
 * @param authToken 32 hexadecimal digits that sign webhooks and open the REST interface
 */
public record ServerKey(
        TokenKey token, String applicationSid, String pushCredentialSid, String authToken) {
    /** Its name in the data folder. */
    public static final String FILE = "server-key.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The key of a data folder; made when there is none. */
    public static ServerKey in(Path folder, Randomness randomness) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try {
                JsonNode kept = JSON.readTree(Files.readAllBytes(file));
                ServerKey key = read(kept, randomness);
                if (!kept.has("authToken")) {
                    PrivateFile.replace(file, key.json());
                }
                return key;
            } catch (IOException broken) {
                PrivateFile.setAside(file, String.valueOf(broken.getMessage()));
            }
        }
        ServerKey fresh = fresh(randomness);
        PrivateFile.replace(file, fresh.json());
        return fresh;
    }

    /** A key that nobody has had. */
    public static ServerKey fresh(Randomness randomness) {
        String secret = HexFormat.of().formatHex(randomness.bytes(32));
        return new ServerKey(
                new TokenKey(randomness.sid("AC"), randomness.sid("SK"), secret),
                randomness.sid("AP"),
                randomness.sid("CR"),
                authToken(randomness));
    }

    /** Calls both ways, woken by pushes. */
    public VoiceGrant grant() {
        return VoiceGrant.full(applicationSid, pushCredentialSid);
    }

    /** As an account of a server. */
    public Accounts.Household household() {
        return new Accounts.Household(token, authToken, applicationSid, pushCredentialSid);
    }

    @Override
    public String toString() {
        return "ServerKey[" + token + "]";
    }

    private static String authToken(Randomness randomness) {
        return HexFormat.of().formatHex(randomness.bytes(16));
    }

    /** Keys of older versions have no auth token, and are given one. */
    private static ServerKey read(JsonNode json, Randomness randomness) throws IOException {
        var token =
                new TokenKey(
                        text(json, "accountSid"),
                        text(json, "apiKeySid"),
                        text(json, "apiKeySecret"));
        String authToken = json.has("authToken") ? text(json, "authToken") : authToken(randomness);
        return new ServerKey(
                token, text(json, "applicationSid"), text(json, "pushCredentialSid"), authToken);
    }

    private static String text(JsonNode json, String name) throws IOException {
        String text = json.path(name).asText();
        if (text.isEmpty()) {
            throw new IOException(name + " is missing");
        }
        return text;
    }

    private byte[] json() throws IOException {
        var json = JSON.createObjectNode();
        json.put("accountSid", token.accountSid());
        json.put("apiKeySid", token.keySid()).put("apiKeySecret", token.secret());
        json.put("applicationSid", applicationSid).put("pushCredentialSid", pushCredentialSid);
        json.put("authToken", authToken);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }
}
