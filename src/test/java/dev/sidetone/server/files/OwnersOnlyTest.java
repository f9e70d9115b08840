package dev.sidetone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** Access lists as Windows keeps them. */
class OwnersOnlyTest {
    /** Somebody. */
    private record Person(String getName) implements UserPrincipal {
        @Override
        public String getName() {
            return getName;
        }
    }

    private static final class Listed implements AclFileAttributeView {
        private UserPrincipal owner = new Person("alice");
        private List<AclEntry> entries = List.of(allowed("everybody"), allowed("alice"));

        private static AclEntry allowed(String name) {
            return AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(new Person(name))
                    .setPermissions(AclEntryPermission.READ_DATA)
                    .build();
        }

        @Override
        public String name() {
            return "acl";
        }

        @Override
        public List<AclEntry> getAcl() {
            return entries;
        }

        @Override
        public void setAcl(List<AclEntry> acl) {
            entries = List.copyOf(acl);
        }

        @Override
        public UserPrincipal getOwner() {
            return owner;
        }

        @Override
        public void setOwner(UserPrincipal other) {
            owner = other;
        }
    }

    @Test
    void nobodyButTheOwnerIsOnTheList() throws IOException {
        Listed file = new Listed();
        OwnersOnly.restrict(file);
        assertThat(file.getAcl()).hasSize(1);
        AclEntry only = file.getAcl().getFirst();
        assertThat(only.principal().getName()).isEqualTo("alice");
        assertThat(only.type()).isEqualTo(AclEntryType.ALLOW);
        assertThat(only.permissions())
                .contains(
                        AclEntryPermission.READ_DATA,
                        AclEntryPermission.WRITE_DATA,
                        AclEntryPermission.DELETE);
    }
}
