package dev.sidetone.system.directory;

import java.util.List;

/**
 * What the extensions that are switched on say of a number, in the order in which they were
 * installed. Immutable: loaded ahead, never asked live (R93).
 *
 * @param sources their entries
 */
public record Directory(List<DirectoryEntries> sources) {
    /** Nobody is known and nobody blocked. */
    public static final Directory EMPTY = new Directory(List.of());

    public Directory {
        sources = List.copyOf(sources);
    }

    /** Whether an extension blocks the number. */
    public boolean blocks(long number) {
        return sources.stream().anyMatch(entries -> entries.blocks(number));
    }

    /** The labels of the number, the first of each extension; empty for a stranger. */
    public List<String> labelsOf(long number) {
        return sources.stream()
                .flatMap(entries -> entries.labelsOf(number).stream())
                .distinct()
                .toList();
    }
}
