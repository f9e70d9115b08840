package dev.sidetone.system.directory;

import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;

/**
 * The first entry of a request that the phone did not take, as the trace tells it.
 *
 * @param list {@code blocking} or {@code identification}
 * @param index how many entries came before it in its list
 * @param previous the number before it; 0 for none
 * @param number the one refused
 * @param code what it leads to
 * @param why in words
 */
public record RefusedEntry(
        String list,
        int index,
        long previous,
        long number,
        CXErrorCodeCallDirectoryManagerError code,
        String why) {
    @Override
    public String toString() {
        return "%s[%d]: %d after %d: %s (error %d)"
                .formatted(list, index, number, previous, why, code.rawValue());
    }
}
