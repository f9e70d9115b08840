package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSessionCategoryOptions;
import dev.sidetone.avaudio.AVAudioSessionRecordPermission;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Everything about the phone's sound. Immutable.
 *
 * @param sessions of running apps by display name, in the order of their launch
 * @param permissions of apps that were asked, by display name; outlive the app's process
 * @param owner whose call has the sound
 * @param ringing whose call rings
 * @param calls whether there are any, also held ones
 * @param microphone whether the phone has one
 * @param mediaLost whether the media services are gone
 * @param nowPlaying the app that took the sound for itself last; null for none
 * @param counter counts activations and timers
 */
public record SoundState(
        SequencedMap<String, AppSound> sessions,
        Map<String, AVAudioSessionRecordPermission> permissions,
        SoundOwner owner,
        SoundOwner ringing,
        boolean calls,
        boolean microphone,
        boolean mediaLost,
        @Nullable String nowPlaying,
        long counter) {
    public static final SoundState INITIAL =
            new SoundState(
                    new LinkedHashMap<>(),
                    Map.of(),
                    SoundOwner.NOBODY,
                    SoundOwner.NOBODY,
                    false,
                    true,
                    false,
                    null,
                    0);

    /** The app's session; null when it does not run. */
    public @Nullable AppSound session(String app) {
        return sessions.get(app);
    }

    Collection<AppSound> all() {
        return sessions.values();
    }

    /** Whether the app's session is active, by itself or by a call of its own. */
    public boolean isActive(String app) {
        return owner.is(app) || activatedByApp(app);
    }

    /** R75: whether the app activated its session itself; CallKit then does not do it again. */
    public boolean activatedByApp(String app) {
        AppSound session = sessions.get(app);
        return session != null && session.active();
    }

    /** Whether somebody else's call has the sound, or takes it by ringing. */
    boolean takenFrom(String app) {
        return owner.isOther(app) || ringing.isOther(app);
    }

    /** Whether any app but this one plays. */
    public boolean othersPlay(String app) {
        return owner.isOther(app) || all().stream().anyMatch(other -> plays(other, app));
    }

    /** Whether an app that does not mix, other than this, plays. */
    public boolean primaryPlays(String app) {
        return owner.isOther(app)
                || all().stream()
                        .anyMatch(other -> plays(other, app) && !other.configuration().mixes());
    }

    private boolean plays(AppSound other, String app) {
        return !other.app().equals(app) && other.running() && isActive(other.app());
    }

    /** Whether the app's sound is turned down for somebody else's. */
    public boolean ducked(String app) {
        AppSound session = sessions.get(app);
        if (session == null || !session.active()) {
            return false;
        }
        return owner.isOther(app) || all().stream().anyMatch(other -> ducks(other, app));
    }

    private static boolean ducks(AppSound other, String app) {
        return other.active()
                && !other.app().equals(app)
                && other.configuration().effectively(AVAudioSessionCategoryOptions.DUCK_OTHERS);
    }

    /** Whether the app may hear. */
    public AVAudioSessionRecordPermission permission(String app) {
        return permissions.getOrDefault(app, AVAudioSessionRecordPermission.UNDETERMINED);
    }

    /** Whether what the app records is more than silence. */
    public boolean hears(String app) {
        AppSound session = sessions.get(app);
        return session != null
                && session.running()
                && isActive(app)
                && session.configuration().category().hasInput()
                && permission(app) == AVAudioSessionRecordPermission.GRANTED;
    }

    /** What the session in charge asks of the route: a call's, else the latest activated. */
    public RouteWish wish() {
        return switch (owner) {
            case SoundOwner.Cellular _ -> RouteWish.TALK;
            case SoundOwner.CallOf call -> wish(sessions.get(call.app()), RouteWish.TALK);
            case SoundOwner.Nobody _ ->
                    wish(
                            all().stream()
                                    .filter(AppSound::active)
                                    .max(Comparator.comparingLong(AppSound::since))
                                    .orElse(null),
                            RouteWish.ANY);
        };
    }

    private static RouteWish wish(@Nullable AppSound session, RouteWish otherwise) {
        return session == null ? otherwise : RouteWish.of(session.configuration());
    }
}
