package dev.sidetone.system;

/**
 * The hardware and services of a phone.
 *
 * @param ringer sounds of the phone
 * @param routes outputs of the phone
 * @param pushLink connection to the push service
 * @param recents store of recent calls
 * @param deviceToken of the push link, 32 bytes
 */
public record DevicePorts(
        Ringer ringer,
        RouteHardware routes,
        PushLink pushLink,
        RecentsStore recents,
        byte[] deviceToken) {}
