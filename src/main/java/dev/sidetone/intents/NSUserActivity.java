package dev.sidetone.intents;

import org.jspecify.annotations.Nullable;

/**
 * What a person was about to do when an app was opened for it (R98).
 *
 * @param activityType the intent's class, or a name of the app's own
 * @param interaction null for an activity without an intent
 */
public record NSUserActivity(String activityType, @Nullable INInteraction interaction) {
    /** An activity that carries an intent. */
    public static NSUserActivity of(INIntent intent) {
        return new NSUserActivity(intent.activityType(), new INInteraction(intent));
    }
}
