package dev.sidetone.system;

import dev.sidetone.system.cellular.CellularPhone;
import dev.sidetone.system.sound.SoundOwner;
import dev.sidetone.system.state.CallRecord;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Whose calls have the phone's sound and ring, as the owner of the sound asks it. */
final class Callers {
    private Callers() {}

    static SoundOwner owner(DaemonState state) {
        return state.providers().values().stream()
                .filter(provider -> provider.session() != ProviderRecord.Session.INACTIVE)
                .findFirst()
                .map(Callers::named)
                .orElse(SoundOwner.NOBODY);
    }

    /** The first call that waits, also while it is being answered. */
    static SoundOwner ringing(DaemonState state) {
        UUID first = state.ringing().first();
        CallRecord call = first == null ? null : state.call(first);
        return call == null ? SoundOwner.NOBODY : named(state.providers().get(call.provider()));
    }

    private static SoundOwner named(@Nullable ProviderRecord provider) {
        if (provider == null) {
            return SoundOwner.NOBODY;
        }
        return CellularPhone.owns(provider.app())
                ? SoundOwner.CELLULAR
                : new SoundOwner.CallOf(provider.app());
    }
}
