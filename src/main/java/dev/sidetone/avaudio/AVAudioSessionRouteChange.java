package dev.sidetone.avaudio;

import java.util.Map;

/**
 * A route-change notification.
 *
 * @param reason why
 * @param previousRoute what was in use before
 */
public record AVAudioSessionRouteChange(
        AVAudioSessionRouteChangeReason reason, AVAudioSessionRouteDescription previousRoute) {
    public static final String REASON_KEY = "AVAudioSessionRouteChangeReasonKey";
    public static final String PREVIOUS_ROUTE_KEY = "AVAudioSessionRouteChangePreviousRouteKey";

    /** The notification's dictionary: Apple's keys. */
    public Map<String, Object> userInfo() {
        return Map.of(REASON_KEY, reason.rawValue(), PREVIOUS_ROUTE_KEY, previousRoute);
    }
}
