package dev.sidetone.wiring.programs;

import dev.sidetone.server.account.DotEnv;
import dev.sidetone.server.files.ServerKey;
import dev.sidetone.store.DataFolder;
import dev.sidetone.time.Randomness;
import dev.sidetone.token.TokenKey;
import dev.sidetone.verbs.Programs.Keys;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The API keys that can be had here, the developer's own before the household's. */
final class KnownKeys {
    private KnownKeys() {}

    /** A key, and what its tokens usually grant. */
    record Known(TokenKey key, @Nullable String application, @Nullable String pushCredential) {}

    static List<Known> of(Keys keys) throws IOException {
        List<Known> all = new ArrayList<>();
        Known own = own(keys);
        if (own != null) {
            all.add(own);
        }
        DataFolder folder = DataFolder.open(keys.data());
        ServerKey household = ServerKey.in(folder.root(), Randomness.secure());
        all.add(
                new Known(
                        household.token(),
                        household.applicationSid(),
                        household.pushCredentialSid()));
        return all;
    }

    /** By the names that the quickstart servers use. */
    private static @Nullable Known own(Keys keys) throws IOException {
        Map<String, String> named = new HashMap<>(System.getenv());
        if (keys.env() != null) {
            named.putAll(DotEnv.read(keys.env()));
        }
        String account = named.get("ACCOUNT_SID");
        String key = first(named, "API_KEY", "API_KEY_SID");
        String secret = first(named, "API_KEY_SECRET", "API_SECRET");
        if (account == null || key == null || secret == null) {
            return null;
        }
        return new Known(
                new TokenKey(account, key, secret),
                named.get("APP_SID"),
                named.get("PUSH_CREDENTIAL_SID"));
    }

    private static @Nullable String first(Map<String, String> named, String one, String other) {
        String value = named.get(one);
        return value == null ? named.get(other) : value;
    }
}
