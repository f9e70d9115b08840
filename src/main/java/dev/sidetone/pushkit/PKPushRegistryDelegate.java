package dev.sidetone.pushkit;

/**
 * Hears of credentials and pushes, on the registry's queue. Only {@link #didUpdatePushCredentials}
 * is required. Of the three methods for a push the phone calls one: the newest that its version has
 * and that the delegate has of its own.
 */
public interface PKPushRegistryDelegate {
    /** A token has come, or another one in its place. */
    void didUpdatePushCredentials(
            PKPushRegistry registry, PKPushCredentials credentials, PKPushType type);

    /**
     * A push has come, on phones before iOS 11 and to apps that were made for them. Deprecated by
     * Apple.
     */
    default void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type) {}

    /**
     * A push has come; call {@code completion} when it is dealt with. Since iOS 13 the app must
     * report an incoming call before this returns, or it is killed (R87); the completion does not
     * count (R91).
     */
    default void didReceiveIncomingPush(
            PKPushRegistry registry, PKPushPayload payload, PKPushType type, Runnable completion) {}

    /** The same since iOS 26.4, with what the phone knows of the duty to report (R92). */
    default void didReceiveIncomingVoIPPush(
            PKPushRegistry registry,
            PKPushPayload payload,
            PKVoIPPushMetadata metadata,
            Runnable completion) {}

    /** The token is void: tell the server. */
    default void didInvalidatePushToken(PKPushRegistry registry, PKPushType type) {}
}
