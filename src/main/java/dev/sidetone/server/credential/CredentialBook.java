package dev.sidetone.server.credential;

import dev.sidetone.server.credential.PushCredential.Type;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's push credentials. Callable from any thread; saves in the background. */
public final class CredentialBook {
    /** So many may be there. */
    public static final int MOST = 200;

    private static final int MOST_REMEMBERED = 1_000;

    private final Time time;
    private final CredentialStore store;
    private final SerialQueue saving;
    private final Map<String, PushCredential> all = new LinkedHashMap<>();

    /**
     * A book with what was saved.
     *
     * @param own SIDs that the server's accounts name: they are there unless they were deleted
     */
    public CredentialBook(CredentialStore store, Time time, Collection<String> own) {
        this.time = time;
        this.store = store;
        this.saving = time.queue("server-credentials");
        store.load().forEach(each -> all.put(each.sid(), each));
        for (String sid : own) {
            Instant now = now();
            all.computeIfAbsent(
                    sid, _ -> new PushCredential(sid, "sidetone", Type.APN, false, now, now, null));
        }
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** One that is there. */
    public synchronized @Nullable PushCredential of(String sid) {
        PushCredential known = all.get(sid);
        return known == null || known.deleted() != null ? null : known;
    }

    /** Those that are there, oldest first. */
    public synchronized List<PushCredential> there() {
        return all.values().stream().filter(each -> each.deleted() == null).toList();
    }

    /** A new one; null where there are {@link #MOST}. */
    public synchronized @Nullable PushCredential add(
            String sid, String name, Type type, boolean sandbox) {
        if (there().size() >= MOST) {
            return null;
        }
        Instant now = now();
        return kept(new PushCredential(sid, name, type, sandbox, now, now, null));
    }

    /** Changes one; null where there is none. Its bindings stay. */
    public synchronized @Nullable PushCredential update(
            String sid, @Nullable String name, @Nullable Boolean sandbox) {
        PushCredential known = of(sid);
        if (known == null) {
            return null;
        }
        return kept(
                known.with(
                        name == null ? known.friendlyName() : name,
                        sandbox == null ? known.sandbox() : sandbox,
                        now()));
    }

    /** Deletes one; false where there is none. */
    public synchronized boolean delete(String sid) {
        PushCredential known = of(sid);
        if (known == null) {
            return false;
        }
        kept(known.gone(now()));
        return true;
    }

    private PushCredential kept(PushCredential changed) {
        all.put(changed.sid(), changed);
        if (all.size() > MOST_REMEMBERED) {
            all.values().stream()
                    .filter(each -> each.deleted() != null)
                    .findFirst()
                    .ifPresent(oldest -> all.remove(oldest.sid()));
        }
        List<PushCredential> whole = List.copyOf(all.values());
        saving.execute(() -> store.save(whole));
        return changed;
    }

    /** Why nobody can register with a credential, for a person; null when one can. */
    public synchronized @Nullable String problem(String sid) {
        PushCredential known = all.get(sid);
        if (known == null) {
            return "This server has no push credential "
                    + shown(sid)
                    + " (grants.voice.push_credential_sid): create one (POST /v1/Credentials), or"
                    + " name yours by PUSH_CREDENTIAL_SID.";
        }
        return known.deleted() == null
                ? null
                : "The push credential "
                        + shown(sid)
                        + " was deleted at "
                        + known.deleted()
                        + ": create another one, and put its SID into new access tokens"
                        + " (grants.voice.push_credential_sid).";
    }

    private static String shown(String sid) {
        return sid.length() <= 40 ? sid : sid.substring(0, 40) + "…";
    }
}
