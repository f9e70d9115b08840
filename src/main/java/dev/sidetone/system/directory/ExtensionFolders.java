package dev.sidetone.system.directory;

import java.util.ArrayList;
import java.util.List;

/**
 * Folders that are extensions of the call directory, as a person has chosen them. Immutable.
 *
 * @param all in the order in which they were added, at most {@value #MOST}
 */
public record ExtensionFolders(List<Choice> all) {
    /** Folders at most. */
    public static final int MOST = 50;

    public static final ExtensionFolders NONE = new ExtensionFolders(List.of());

    /**
     * A folder.
     *
     * @param path absolute
     * @param enabled whether a person has switched it on
     */
    public record Choice(String path, boolean enabled) {}

    public ExtensionFolders {
        all = List.copyOf(all);
        if (all.size() > MOST) {
            throw new IllegalArgumentException("A phone has at most " + MOST + " extensions");
        }
    }

    /** With a folder switched on or off; one that is not there comes last. */
    public ExtensionFolders with(String path, boolean enabled) {
        List<Choice> now = new ArrayList<>(all);
        now.replaceAll(each -> each.path().equals(path) ? new Choice(path, enabled) : each);
        if (now.stream().noneMatch(each -> each.path().equals(path))) {
            now.add(new Choice(path, enabled));
        }
        return new ExtensionFolders(now);
    }

    /** Without a folder. */
    public ExtensionFolders without(String path) {
        return new ExtensionFolders(
                all.stream().filter(each -> !each.path().equals(path)).toList());
    }
}
