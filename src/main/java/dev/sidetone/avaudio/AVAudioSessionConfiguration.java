package dev.sidetone.avaudio;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an app has set of its session: not a type of Apple's, but the three values that go together.
 *
 * @param category what it does with sound
 * @param mode how
 * @param options that were set
 */
public record AVAudioSessionConfiguration(
        AVAudioSessionCategory category,
        AVAudioSessionMode mode,
        Set<AVAudioSessionCategoryOptions> options) {
    /** What a session has before anything is set, and after the media services were reset. */
    public static final AVAudioSessionConfiguration INITIAL =
            new AVAudioSessionConfiguration(
                    AVAudioSessionCategory.SOLO_AMBIENT, AVAudioSessionMode.DEFAULT, Set.of());

    public AVAudioSessionConfiguration {
        options = Set.copyOf(options);
    }

    /** Whether mode and options are such as the category takes. */
    public boolean isValid() {
        return mode.goesWith(category)
                && options.stream().allMatch(option -> option.goesWith(category, mode));
    }

    /** The options that were set and those that they and the mode bring (callkit.md §3.1). */
    public Set<AVAudioSessionCategoryOptions> effectiveOptions() {
        Set<AVAudioSessionCategoryOptions> all =
                EnumSet.noneOf(AVAudioSessionCategoryOptions.class);
        all.addAll(options);
        if (has(AVAudioSessionCategoryOptions.DUCK_OTHERS)
                || has(AVAudioSessionCategoryOptions.INTERRUPT_SPOKEN_AUDIO_AND_MIX_WITH_OTHERS)) {
            all.add(AVAudioSessionCategoryOptions.MIX_WITH_OTHERS);
        }
        if (mode == AVAudioSessionMode.VOICE_CHAT || mode == AVAudioSessionMode.VIDEO_CHAT) {
            all.add(AVAudioSessionCategoryOptions.ALLOW_BLUETOOTH_HFP);
        }
        if (mode == AVAudioSessionMode.VIDEO_CHAT) {
            all.add(AVAudioSessionCategoryOptions.DEFAULT_TO_SPEAKER);
        }
        return all;
    }

    /** Whether an option was set, or came with another or with the mode. */
    public boolean effectively(AVAudioSessionCategoryOptions option) {
        return effectiveOptions().contains(option);
    }

    /** Whether such a session leaves those of others alone. */
    public boolean mixes() {
        return category == AVAudioSessionCategory.AMBIENT
                || effectively(AVAudioSessionCategoryOptions.MIX_WITH_OTHERS);
    }

    private boolean has(AVAudioSessionCategoryOptions option) {
        return options.contains(option);
    }

    /** Another mode; the options stay. */
    AVAudioSessionConfiguration with(AVAudioSessionMode other) {
        return new AVAudioSessionConfiguration(category, other, options);
    }
}
