package dev.sidetone.system.state;

import dev.sidetone.callkit.CXProviderConfiguration;

/**
 * One provider as the daemon knows it.
 *
 * @param id given by the daemon; later ones are greater
 * @param app whose provider it is, by its display name
 * @param configuration as last assigned; never changed
 * @param registered whether the handshake has finished (R1)
 * @param calls how many of its calls have not ended
 * @param flowing how many of them want the audio session active
 */
public record ProviderRecord(
        long id,
        String app,
        CXProviderConfiguration configuration,
        boolean registered,
        int calls,
        int flowing) {

    public static ProviderRecord connecting(
            long id, String app, CXProviderConfiguration configuration) {
        return new ProviderRecord(id, app, configuration, false, 0, 0);
    }

    public ProviderRecord configured(CXProviderConfiguration replacement) {
        return new ProviderRecord(id, app, replacement, registered, calls, flowing);
    }

    public ProviderRecord asRegistered() {
        return new ProviderRecord(id, app, configuration, true, calls, flowing);
    }

    ProviderRecord counting(int moreCalls, int moreFlowing) {
        return new ProviderRecord(
                id, app, configuration, registered, calls + moreCalls, flowing + moreFlowing);
    }
}
