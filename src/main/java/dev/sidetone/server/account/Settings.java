package dev.sidetone.server.account;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A developer's own account, by the names that the quickstarts give its parts. Each part may be
 * missing; the household's takes its place.
 *
 * @param accountSid {@code ACCOUNT_SID}
 * @param keySid {@code API_KEY} or {@code API_KEY_SID}
 * @param keySecret {@code API_KEY_SECRET} or {@code API_SECRET}
 * @param applicationSid {@code APP_SID}
 * @param credentialSid {@code PUSH_CREDENTIAL_SID}
 * @param authToken {@code AUTH_TOKEN}
 * @param port {@code PORT}; null for the usual one
 */
public record Settings(
        @Nullable String accountSid,
        @Nullable String keySid,
        @Nullable String keySecret,
        @Nullable String applicationSid,
        @Nullable String credentialSid,
        @Nullable String authToken,
        @Nullable Integer port) {
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final int HIGHEST_PORT = 65_535;

    /** Nothing but the household's. */
    public static Settings none() {
        return new Settings(null, null, null, null, null, null, null);
    }

    /**
     * The settings by their names.
     *
     * @throws IOException when one cannot be right; the text is for a person and bears no secret
     */
    public static Settings of(Map<String, String> named) throws IOException {
        Settings read =
                new Settings(
                        sid(named, "AC", "ACCOUNT_SID"),
                        sid(named, "SK", "API_KEY", "API_KEY_SID"),
                        first(named, "API_KEY_SECRET", "API_SECRET"),
                        sid(named, "AP", "APP_SID"),
                        sid(named, "CR", "PUSH_CREDENTIAL_SID"),
                        first(named, "AUTH_TOKEN"),
                        port(named));
        if ((read.keySid == null) != (read.keySecret == null)) {
            throw new IOException("API_KEY and API_KEY_SECRET belong together: one is missing.");
        }
        if (read.keySid != null && read.accountSid == null) {
            throw new IOException("API_KEY needs the ACCOUNT_SID of its account.");
        }
        return read;
    }

    private static @Nullable String first(Map<String, String> named, String... names) {
        for (String name : names) {
            String value = named.get(name);
            if (value != null && !value.isBlank()) {
                return value.trim();
            }
        }
        return null;
    }

    private static @Nullable String sid(Map<String, String> named, String prefix, String... names)
            throws IOException {
        String value = first(named, names);
        // a sample file that nobody has filled in
        if (value == null || value.matches(prefix + "[xX]+")) {
            return null;
        }
        if (!value.startsWith(prefix) || !SID.matcher(value).matches()) {
            throw new IOException(
                    names[0] + " must be " + prefix + " and 32 hexadecimal digits. Look it up.");
        }
        return value;
    }

    private static @Nullable Integer port(Map<String, String> named) throws IOException {
        String text = first(named, "PORT");
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IOException("PORT must be a number from 0 to " + HIGHEST_PORT + ".");
        }
        return Integer.valueOf(text);
    }

    @Override
    public String toString() {
        return "Settings[" + accountSid + "]";
    }
}
