package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidetone.store.DataFolder;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.testing.FakeCards;
import dev.sidetone.testing.Needs;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A whole phone is set up, closed, and switched on again as another program would. */
@Tag("real")
class KeptSettingsTest {
    @TempDir private Path folder = Path.of("");

    private void program(Consumer<HouseholdPhone> use) throws IOException {
        Needs.webrtc();
        var cards = new FakeCards(() -> new short[480]);
        try (Household household = Household.open(DataFolder.open(folder), () -> cards)) {
            use.accept(household.phone("alice"));
        }
    }

    @Test
    @DisplayName("Focus, version, switches and the mode without CallKit outlive the program")
    void comeBack() throws IOException {
        program(
                alice -> {
                    alice.rehearse(new Rehearsal.SetFocus("ALWAYS"));
                    alice.rehearse(new Rehearsal.SetVersion(15));
                    alice.rehearse(new Rehearsal.SetSwitch("ringLimit", "7"));
                    alice.rehearse(new Rehearsal.UseCallKit(false));
                });

        program(
                alice -> {
                    PhoneSnapshot.Emulation now = alice.snapshot().emulation();
                    assertThat(now.focus()).isEqualTo("ALWAYS");
                    assertThat(now.version()).isEqualTo(15);
                    assertThat(now.callKit()).isFalse();
                    assertThat(now.switches())
                            .filteredOn(PhoneSnapshot.Setting::own)
                            .singleElement()
                            .matches(each -> each.name().equals("ringLimit"))
                            .matches(each -> each.value().equals("7"));
                    refusesCallers(alice);
                });
    }

    /** Not only the picture of the settings: who calls is refused until Focus is off. */
    private static void refusesCallers(HouseholdPhone alice) {
        alice.rehearse(new Rehearsal.CellularRings("+15550101"));
        alice.rehearse(new Rehearsal.SetFocus("OFF"));
        alice.rehearse(new Rehearsal.CellularRings("+15550102"));
        await().until(() -> alice.snapshot().sheet() != null);
        assertThat(alice.snapshot().system().calls())
                .extracting(SystemSnapshot.Line::name)
                .containsExactly("+15550102");
    }

    @Test
    @DisplayName("Broken files are set aside and all of them said; the phone lives")
    void brokenFiles() throws IOException {
        DataFolder phone = DataFolder.open(folder).ofPhone("alice");
        Files.writeString(phone.file("settings.json"), "{ focus");
        Files.writeString(phone.file("contacts.json"), "[]");

        program(
                alice -> {
                    assertThat(alice.snapshot().emulation().version()).isEqualTo(18);
                    assertThat(alice.snapshot().records().wish().said())
                            .contains("contacts.json cannot be read")
                            .contains("settings.json cannot be read")
                            .contains("kept as settings.json.broken");
                    alice.rehearse(new Rehearsal.SetFocus("ALWAYS"));
                });

        assertThat(phone.file("settings.json.broken")).hasContent("{ focus");
        assertThat(phone.file("settings.json")).content().contains("always");
    }
}
