package dev.sidetone.system;

/**
 * What an app declares of itself when it is installed.
 *
 * @param displayName on sheets and in recents; tells apps apart
 * @param voipBackgroundMode whether it may make and report calls (R11)
 */
public record AppManifest(String displayName, boolean voipBackgroundMode) {}
