package dev.sidetone.system;

import dev.sidetone.system.push.PushLink;

/**
 * The hardware and services of a phone.
 *
 * @param ringer sounds of the phone
 * @param routes outputs and inputs of the phone
 * @param pushLink connection to the push service
 * @param recents store of recent calls
 * @param deviceToken of the push link, 32 bytes, made once for each phone
 */
public record DevicePorts(
        Ringer ringer,
        RouteHardware routes,
        PushLink pushLink,
        RecentsStore recents,
        byte[] deviceToken) {}
