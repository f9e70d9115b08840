package dev.sidetone.server.account;

import dev.sidetone.token.TokenKey;
import dev.sidetone.token.VoiceGrant;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The household's account, and the developer's own where there is one. Both have the same endpoints
 * and the same calls; webhooks and the REST interface go by the developer's.
 */
public final class Accounts {
    private final String accountSid;
    private final String authToken;
    private final String credentialSid;
    private final Set<String> credentials;
    private final String granted;
    private final Map<String, TokenKey> keys = new LinkedHashMap<>();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, Plan> applications = new LinkedHashMap<>();
    private final TokenKey signing;
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    /** What becomes of a call of an application. */
    public enum Plan {
        /** Its parameters say who is called. */
        BY_NAME,
        /** A developer's server says what happens. */
        VOICE_URL,
        /** Nobody has said what should happen. */
        NONE,
        /** There is no such application here. */
        UNKNOWN
    }

    /**
     * What a household has made for itself.
     *
     * @param authToken signs webhooks; the password of the REST interface
     */
    public record Household(
            TokenKey key, String authToken, String applicationSid, String credentialSid) {
        @Override
        public String toString() {
            return "Household[" + key + "]";
        }
    }

    /**
     * The accounts of a server.
     *
     * @param voiceUrl whether a developer's server says what becomes of calls
     */
    public Accounts(Household household, Settings settings, boolean voiceUrl) {
        TokenKey own = household.key();
        accountSid = or(settings.accountSid(), own.accountSid());
        authToken = or(settings.authToken(), household.authToken());
        String applicationSid = or(settings.applicationSid(), household.applicationSid());
        granted = voiceUrl ? applicationSid : household.applicationSid();
        credentialSid = or(settings.credentialSid(), household.credentialSid());
        credentials = new LinkedHashSet<>(Arrays.asList(credentialSid, household.credentialSid()));
        keys.put(own.keySid(), own);
        passwords.put(own.accountSid(), household.authToken());
        passwords.put(accountSid, authToken);
        TokenKey developers = key(settings);
        if (developers != null) {
            keys.put(developers.keySid(), developers);
        }
        signing = developers == null ? own : developers;
        keys.values().forEach(key -> passwords.put(key.keySid(), key.secret()));
        applications.put(applicationSid, voiceUrl ? Plan.VOICE_URL : Plan.NONE);
        applications.put(household.applicationSid(), voiceUrl ? Plan.VOICE_URL : Plan.BY_NAME);
    }

    /** A household's alone. */
    public static Accounts of(Household household) {
        return new Accounts(household, Settings.none(), false);
    }

    private static String or(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    private static @Nullable TokenKey key(Settings settings) {
        String account = settings.accountSid();
        String sid = settings.keySid();
        String secret = settings.keySecret();
        return account == null || sid == null || secret == null
                ? null
                : new TokenKey(account, sid, secret);
    }

    /** The key of that SID; null for none. */
    public @Nullable TokenKey key(String keySid) {
        return keys.get(keySid);
    }

    /** All keys with which tokens may be signed. */
    public List<TokenKey> keys() {
        return List.copyOf(keys.values());
    }

    /** With which key tokens are signed here. */
    public TokenKey signing() {
        return signing;
    }

    /** What tokens from here allow: calls both ways by what works here, woken by pushes. */
    public VoiceGrant grant() {
        return VoiceGrant.full(granted, credentialSid);
    }

    /** The push credentials that the accounts name. */
    public Set<String> pushCredentials() {
        return Set.copyOf(credentials);
    }

    /** The account that webhooks and the REST interface speak of. */
    public String accountSid() {
        return accountSid;
    }

    /** Whether an account is one of these. */
    public boolean hasAccount(String sid) {
        return sid.startsWith("AC") && passwords.containsKey(sid);
    }

    /** Suspends an account, or makes it active again; lasts as long as the server. */
    public void suspend(String account, boolean on) {
        if (on) {
            suspended.add(account);
        } else {
            suspended.remove(account);
        }
    }

    /** Whether tokens and calls of an account are refused. */
    public boolean isSuspended(String account) {
        return suspended.contains(account);
    }

    /** Signs webhooks; must never be sent. */
    public String authToken() {
        return authToken;
    }

    /** What becomes of the calls of an application. */
    public Plan plan(String application) {
        return applications.getOrDefault(application, Plan.UNKNOWN);
    }

    /** Whether an account and its auth token, or a key and its secret, are right. */
    public boolean admits(String user, String password) {
        String right = passwords.get(user);
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        return right != null
                && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given);
    }

    @Override
    public String toString() {
        return "Accounts[" + accountSid + "]";
    }
}
