package dev.sidetone.system.state;

import dev.sidetone.callkit.CXProviderConfiguration;

/**
 * One provider as the daemon knows it.
 *
 * @param id given by the daemon; later ones are greater
 * @param app whose provider it is, by its display name
 * @param configuration as last assigned; never changed
 * @param life whether it can be reached
 * @param session what its app was told of the audio session
 * @param lostSession another call ended remotely while its calls were held: the next activation may
 *     be missing, until the configuration is assigned again (R78, R79)
 * @param calls how many of its calls have not ended
 * @param flowing how many of them want the audio session active
 */
public record ProviderRecord(
        long id,
        String app,
        CXProviderConfiguration configuration,
        Life life,
        Session session,
        boolean lostSession,
        int calls,
        int flowing) {
    /** The app of the phone's own calls. */
    public static final String CELLULAR = "Phone";

    /** Whether a provider can be reached. */
    public enum Life {
        /** The handshake has not finished (R1). */
        CONNECTING,
        REGISTERED,
        /** Its app does not run; calls that ring wait for the app to come back (R38). */
        ABSENT
    }

    /** An audio session, as one app sees it. */
    public enum Session {
        INACTIVE,
        /** didActivate was sent. */
        ACTIVE,
        /** It has the phone's sound, but didActivate was not sent (R75, R78). */
        UNTOLD
    }

    public static ProviderRecord connecting(
            long id, String app, CXProviderConfiguration configuration) {
        return new ProviderRecord(
                id, app, configuration, Life.CONNECTING, Session.INACTIVE, false, 0, 0);
    }

    /** R79: assigning a configuration repairs a lost session. */
    public ProviderRecord configured(CXProviderConfiguration replacement) {
        return new ProviderRecord(id, app, replacement, life, session, false, calls, flowing);
    }

    public ProviderRecord as(Life next) {
        return new ProviderRecord(
                id, app, configuration, next, session, lostSession, calls, flowing);
    }

    public ProviderRecord with(Session next) {
        return new ProviderRecord(id, app, configuration, life, next, lostSession, calls, flowing);
    }

    public ProviderRecord withLostSession(boolean lost) {
        return new ProviderRecord(id, app, configuration, life, session, lost, calls, flowing);
    }

    public boolean cellular() {
        return app.equals(CELLULAR);
    }

    public boolean registered() {
        return life == Life.REGISTERED;
    }

    ProviderRecord counting(int moreCalls, int moreFlowing) {
        return new ProviderRecord(
                id,
                app,
                configuration,
                life,
                session,
                lostSession,
                calls + moreCalls,
                flowing + moreFlowing);
    }
}
