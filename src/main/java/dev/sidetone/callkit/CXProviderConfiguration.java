package dev.sidetone.callkit;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What a provider tells the phone about itself. Copied when it is given to a provider and when it
 * is read back: changing the object afterwards has no effect until it is assigned again.
 */
public final class CXProviderConfiguration {
    private final @Nullable String localizedName;
    private @Nullable String ringtoneSound;
    private byte @Nullable [] iconTemplateImageData;
    private int maximumCallGroups = 2;
    private int maximumCallsPerCallGroup = 5;
    private boolean includesCallsInRecents = true;
    private boolean supportsVideo;
    private boolean supportsAudioTranslation;
    private Set<CXHandleType> supportedHandleTypes = Set.of();
    private int copyNumber;
    private Runnable onChange = () -> {};

    /** Shows the app under its display name. */
    public CXProviderConfiguration() {
        this(null);
    }

    /** Before iOS 14 the app is shown under this name. */
    public CXProviderConfiguration(@Nullable String localizedName) {
        this.localizedName = localizedName;
    }

    /** The name given at construction; null without. */
    public @Nullable String localizedName() {
        return localizedName;
    }

    /** A copy of the PNG, 40 points square, whose alpha is the app's button; null for none. */
    public byte @Nullable [] iconTemplateImageData() {
        return iconTemplateImageData == null ? null : iconTemplateImageData.clone();
    }

    public void setIconTemplateImageData(byte @Nullable [] png) {
        iconTemplateImageData = png == null ? null : png.clone();
        onChange.run();
    }

    /** Name of a sound of the app; null for the system's ringtone. */
    public @Nullable String ringtoneSound() {
        return ringtoneSound;
    }

    public void setRingtoneSound(@Nullable String sound) {
        ringtoneSound = sound;
        onChange.run();
    }

    /** Groups of calls at once, held and ringing ones included; 2 if never set. */
    public int maximumCallGroups() {
        return maximumCallGroups;
    }

    public void setMaximumCallGroups(int groups) {
        maximumCallGroups = groups;
        onChange.run();
    }

    /** Calls of one group; 5 if never set. */
    public int maximumCallsPerCallGroup() {
        return maximumCallsPerCallGroup;
    }

    public void setMaximumCallsPerCallGroup(int calls) {
        maximumCallsPerCallGroup = calls;
        onChange.run();
    }

    /** Whether ended calls are listed; true if never set. */
    public boolean includesCallsInRecents() {
        return includesCallsInRecents;
    }

    public void setIncludesCallsInRecents(boolean includes) {
        includesCallsInRecents = includes;
        onChange.run();
    }

    /** Whether the app can do video; false if never set. */
    public boolean supportsVideo() {
        return supportsVideo;
    }

    public void setSupportsVideo(boolean supports) {
        supportsVideo = supports;
        onChange.run();
    }

    /** Handles that can be called back from recents; none if never set. */
    public Set<CXHandleType> supportedHandleTypes() {
        return supportedHandleTypes;
    }

    public void setSupportedHandleTypes(Set<CXHandleType> types) {
        supportedHandleTypes = Set.copyOf(types);
        onChange.run();
    }

    /** A copy that a provider hands out: {@code changed} runs at every change of it (L38). */
    CXProviderConfiguration handedOut(int number, Runnable changed) {
        CXProviderConfiguration copy = copy();
        copy.copyNumber = number;
        copy.onChange = changed;
        return copy;
    }

    /** Which copy that a provider has handed out; 0 for none. */
    int copyNumber() {
        return copyNumber;
    }

    /** Whether calls can be translated; false if never set. Since iOS 26. */
    public boolean supportsAudioTranslation() {
        return supportsAudioTranslation;
    }

    public void setSupportsAudioTranslation(boolean supports) {
        supportsAudioTranslation = supports;
        onChange.run();
    }

    /** An independent copy. */
    public CXProviderConfiguration copy() {
        CXProviderConfiguration copy = new CXProviderConfiguration(localizedName);
        copy.iconTemplateImageData = iconTemplateImageData;
        copy.ringtoneSound = ringtoneSound;
        copy.maximumCallGroups = maximumCallGroups;
        copy.maximumCallsPerCallGroup = maximumCallsPerCallGroup;
        copy.includesCallsInRecents = includesCallsInRecents;
        copy.supportsVideo = supportsVideo;
        copy.supportsAudioTranslation = supportsAudioTranslation;
        copy.supportedHandleTypes = supportedHandleTypes;
        return copy;
    }
}
