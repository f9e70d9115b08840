package dev.sidetone.avaudio;

import static dev.sidetone.avaudio.AVAudioSessionCategory.AMBIENT;
import static dev.sidetone.avaudio.AVAudioSessionCategory.MULTI_ROUTE;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAYBACK;
import static dev.sidetone.avaudio.AVAudioSessionCategory.PLAY_AND_RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.RECORD;
import static dev.sidetone.avaudio.AVAudioSessionCategory.SOLO_AMBIENT;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a category is varied. Raw values as in AVAudioSession, where they are bits; one of them is a
 * combination. Which categories take an option is Apple's header comment on it.
 */
public enum AVAudioSessionCategoryOptions {
    MIX_WITH_OTHERS(0x1, PLAY_AND_RECORD, PLAYBACK, MULTI_ROUTE),
    /** Brings {@link #MIX_WITH_OTHERS}. */
    DUCK_OTHERS(0x2, AMBIENT, PLAY_AND_RECORD, PLAYBACK, MULTI_ROUTE),
    /** Its name before iOS 26 is allowBluetooth. */
    ALLOW_BLUETOOTH_HFP(0x4, PLAY_AND_RECORD, RECORD),
    DEFAULT_TO_SPEAKER(0x8, PLAY_AND_RECORD),
    /** Its bits contain {@link #MIX_WITH_OTHERS}. */
    INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS(0x11, PLAY_AND_RECORD, PLAYBACK, MULTI_ROUTE),
    /** Categories that only play have it anyhow. */
    ALLOW_BLUETOOTH_A2DP(0x20, PLAY_AND_RECORD, PLAYBACK, AMBIENT, SOLO_AMBIENT),
    ALLOW_AIR_PLAY(0x40, PLAY_AND_RECORD),
    /** Since iOS 14.5. */
    OVERRIDE_MUTED_MICROPHONE_INTERRUPTION(0x80, PLAY_AND_RECORD, RECORD, MULTI_ROUTE),
    /** Since iOS 26.2. */
    FAR_FIELD_INPUT(1 << 18, PLAY_AND_RECORD, RECORD, MULTI_ROUTE),
    /** Since iOS 26, with the default mode only. */
    BLUETOOTH_HIGH_QUALITY_RECORDING(1 << 19, PLAY_AND_RECORD);

    private final int rawValue;
    private final Set<AVAudioSessionCategory> categories;

    AVAudioSessionCategoryOptions(int rawValue, AVAudioSessionCategory... categories) {
        this.rawValue = rawValue;
        this.categories = Set.of(categories);
    }

    /** AVAudioSession's bits for it. */
    public int rawValue() {
        return rawValue;
    }

    /** AVAudioSession's bits for all of them. */
    public static int rawValue(Set<AVAudioSessionCategoryOptions> options) {
        int bits = 0;
        for (AVAudioSessionCategoryOptions option : options) {
            bits |= option.rawValue;
        }
        return bits;
    }

    /** The options whose bits are all set; bits that belong to none are ignored. */
    public static Set<AVAudioSessionCategoryOptions> ofRawValue(int bits) {
        Set<AVAudioSessionCategoryOptions> options =
                EnumSet.noneOf(AVAudioSessionCategoryOptions.class);
        for (AVAudioSessionCategoryOptions option : values()) {
            if ((bits & option.rawValue) == option.rawValue) {
                options.add(option);
            }
        }
        return options;
    }

    boolean goesWith(AVAudioSessionCategory category, AVAudioSessionMode mode) {
        return categories.contains(category)
                && switch (this) {
                    case FAR_FIELD_INPUT ->
                            category != MULTI_ROUTE || mode == AVAudioSessionMode.DUAL_ROUTE;
                    case BLUETOOTH_HIGH_QUALITY_RECORDING -> mode == AVAudioSessionMode.DEFAULT;
                    default -> true;
                };
    }
}
