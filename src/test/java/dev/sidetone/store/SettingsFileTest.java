package dev.sidetone.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.keeping.PhoneSettings;
import dev.sidetone.system.profile.IOSProfile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a phone is set up outlives the program, whatever happens to its file. */
class SettingsFileTest {
    private static final PhoneSettings OWN =
            PhoneSettings.DEFAULT
                    .with(new IOSProfile(15))
                    .with(Focus.WHILE_LOCKED)
                    .withCallKit(false)
                    .with(CallingChoice.OTHER_VOIP)
                    .with("ringLimit", "7")
                    .with("slowHoldEndsCall", "ALWAYS");

    @TempDir private Path temporary;
    private final List<String> reports = new ArrayList<>();
    private DataFolder phone;

    @BeforeEach
    void open() {
        phone = DataFolder.open(temporary).ofPhone("alice");
    }

    private SettingsFile file() {
        return new SettingsFile(phone, reports::add);
    }

    private void write(String text) throws IOException {
        Files.writeString(phone.file("settings.json"), text);
    }

    private String aside() throws IOException {
        return Files.readString(phone.file("settings.json.broken"));
    }

    @Test
    @DisplayName("Focus, version, switches and mode come back as they were")
    void comeBack() throws IOException {
        assertThat(file().load()).isEqualTo(PhoneSettings.DEFAULT);

        file().save(OWN);

        assertThat(file().load()).isEqualTo(OWN);
        assertThat(file().load().own().keySet()).containsExactly("ringLimit", "slowHoldEndsCall");
        assertThat(reports).isEmpty();
        assertThat(Files.readString(phone.file("settings.json")))
                .as("a person can read it")
                .contains("\"focus\" : \"while-locked\"", "\"iosVersion\" : 15");
    }

    @Test
    void whatIsLeftOutIsAsOnANewPhone() throws IOException {
        write("{\"focus\":\"always\"}");

        assertThat(file().load()).isEqualTo(PhoneSettings.DEFAULT.with(Focus.ALWAYS));
        assertThat(reports).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"focus\":\"always\"} x"})
    void aBrokenFileIsSetAsideAndSaid(String content) throws IOException {
        write(content);
        SettingsFile file = file();

        assertThat(file.load()).isEqualTo(PhoneSettings.DEFAULT);
        assertThat(reports).singleElement().asString().contains("settings.json cannot be read");
        assertThat(aside()).isEqualTo(content);
        file.save(OWN);
        assertThat(file().load()).isEqualTo(OWN);
        assertThat(reports).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"iosVersion\":19 | there is no profile for iOS 19",
                "\"iosVersion\":\"18\" | iosVersion is no whole number",
                "\"callKit\":\"yes\" | callKit is neither true nor false",
                "\"callingApp\":\"chess\" | callingApp is none of softphone, other-voip, cellular",
                "\"switches\":{} | switches is no list",
                "\"switches\":[{\"name\":\"x\",\"value\":\"1\"}] | there is no switch \"x\"",
                "\"switches\":[{\"name\":\"ringLimit\",\"value\":\"long\"}] | ringLimit cannot be",
                "\"switches\":[{\"name\":\"ringLimit\",\"value\":\"\"}] | ringLimit has no value",
            })
    @DisplayName("What is wrong is said and kept beside; the rest goes")
    void wrongParts(String part, String said) throws IOException {
        String content = "{\"focus\":\"always\"," + part + "}";
        write(content);

        assertThat(file().load()).isEqualTo(PhoneSettings.DEFAULT.with(Focus.ALWAYS));
        assertThat(reports).singleElement().asString().contains(said);
        assertThat(aside()).isEqualTo(content);
        assertThat(file().load()).as("healed").isEqualTo(PhoneSettings.DEFAULT.with(Focus.ALWAYS));
        assertThat(reports).hasSize(1);
    }

    @Test
    void aWrongSwitchDoesNotCostTheOthers() throws IOException {
        write(
                "{\"switches\":[{\"name\":\"x\",\"value\":\"1\"},"
                        + "{\"name\":\"ringLimit\",\"value\":\"7\"}]}");

        assertThat(file().load()).isEqualTo(PhoneSettings.DEFAULT.with("ringLimit", "7"));
    }
}
