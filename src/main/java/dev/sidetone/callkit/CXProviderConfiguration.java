package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a provider tells the phone about itself. Copied when it is given to a provider and when it
 * is read back: changing the object afterwards has no effect until it is assigned again.
 */
public final class CXProviderConfiguration {
    private @Nullable String ringtoneSound;
    private int maximumCallGroups = 2;
    private int maximumCallsPerCallGroup = 5;
    private boolean includesCallsInRecents = true;
    private boolean supportsVideo;
    private Set<CXHandleType> supportedHandleTypes = Set.of();

    /** Name of a sound of the app; null for the system's ringtone. */
    public @Nullable String ringtoneSound() {
        return ringtoneSound;
    }

    public void setRingtoneSound(@Nullable String sound) {
        ringtoneSound = sound;
    }

    /** Groups of calls at once, held and ringing ones included; 2 if never set. */
    public int maximumCallGroups() {
        return maximumCallGroups;
    }

    public void setMaximumCallGroups(int groups) {
        maximumCallGroups = groups;
    }

    /** Calls of one group; 5 if never set. */
    public int maximumCallsPerCallGroup() {
        return maximumCallsPerCallGroup;
    }

    public void setMaximumCallsPerCallGroup(int calls) {
        maximumCallsPerCallGroup = calls;
    }

    /** Whether ended calls are listed; true if never set. */
    public boolean includesCallsInRecents() {
        return includesCallsInRecents;
    }

    public void setIncludesCallsInRecents(boolean includes) {
        includesCallsInRecents = includes;
    }

    /** Whether the app can do video; false if never set. */
    public boolean supportsVideo() {
        return supportsVideo;
    }

    public void setSupportsVideo(boolean supports) {
        supportsVideo = supports;
    }

    /** Handles that can be called back from recents; none if never set. */
    public Set<CXHandleType> supportedHandleTypes() {
        return supportedHandleTypes;
    }

    public void setSupportedHandleTypes(Set<CXHandleType> types) {
        supportedHandleTypes = Set.copyOf(types);
    }

    /** An independent copy. */
    public CXProviderConfiguration copy() {
        CXProviderConfiguration copy = new CXProviderConfiguration();
        copy.ringtoneSound = ringtoneSound;
        copy.maximumCallGroups = maximumCallGroups;
        copy.maximumCallsPerCallGroup = maximumCallsPerCallGroup;
        copy.includesCallsInRecents = includesCallsInRecents;
        copy.supportsVideo = supportsVideo;
        copy.supportedHandleTypes = supportedHandleTypes;
        return copy;
    }
}
