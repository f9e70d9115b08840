package dev.sidetone.system;

import dev.sidetone.callkit.CXProviderConfiguration;

/**
 * One provider as the daemon knows it.
 *
 * @param id given by the daemon
 * @param app whose provider it is
 * @param appName shown on sheets
 * @param configuration as last assigned; never changed
 * @param registered whether the handshake has finished (R1)
 */
record ProviderRecord(
        long id,
        String app,
        String appName,
        CXProviderConfiguration configuration,
        boolean registered) {

    ProviderRecord configured(CXProviderConfiguration replacement) {
        return new ProviderRecord(id, app, appName, replacement, registered);
    }

    ProviderRecord asRegistered() {
        return new ProviderRecord(id, app, appName, configuration, true);
    }
}
