package dev.sidetone.server.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.EnumSet;
import java.util.List;

/**
 * Takes everybody but the owner off the access list of a file, as Windows keeps it; systems with
 * permissions make files for their owner alone from the start.
 */
final class OwnersOnly {
    private OwnersOnly() {}

    static void restrict(Path file) throws IOException {
        restrict(Files.getFileAttributeView(file, AclFileAttributeView.class));
    }

    /**
     * The same by a view of the file.
     *
     * @param view null where files have no access lists
     */
    static void restrict(@Nullable AclFileAttributeView view) throws IOException {
        if (view != null) {
            view.setAcl(
                    List.of(
                            AclEntry.newBuilder()
                                    .setType(AclEntryType.ALLOW)
                                    .setPrincipal(view.getOwner())
                                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                                    .build()));
        }
    }
}
