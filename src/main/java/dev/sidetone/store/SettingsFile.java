package dev.sidetone.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.keeping.Keeper;
import dev.sidetone.system.keeping.PhoneSettings;
import dev.sidetone.system.profile.IOSProfile;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a phone is set up, in {@code settings.json} of its folder. What is wrong in it does not cost
 * the rest.
 */
public final class SettingsFile implements Keeper<PhoneSettings> {
    /** More switches than there will ever be. */
    private static final int MOST = 1_000;

    private record Setting(String name, String value) {}

    private final JsonFile file;

    /**
     * @param phone {@link DataFolder#ofPhone}
     * @param report told, in words for a person, what goes wrong
     */
    public SettingsFile(DataFolder phone, Consumer<String> report) {
        this.file = new JsonFile(phone, "settings.json", report);
    }

    @Override
    public PhoneSettings load() {
        var json = file.read();
        if (json == null) {
            return PhoneSettings.DEFAULT;
        }
        var entries = new Entries(json);
        PhoneSettings settings = read(entries);
        if (!entries.problem().isEmpty()) {
            file.keepCopy(entries.problem());
            save(settings);
        }
        return settings;
    }

    private static PhoneSettings read(Entries entries) {
        var plain = PhoneSettings.DEFAULT;
        PhoneSettings settings =
                plain.with(entries.value("iosVersion", plain.profile(), SettingsFile::profile))
                        .with(
                                entries.value(
                                        "focus",
                                        plain.focus(),
                                        fields -> fields.choice("focus", Focus.class)))
                        .withCallKit(
                                entries.value(
                                        "callKit",
                                        plain.callKit(),
                                        fields -> fields.flag("callKit")))
                        .with(
                                entries.value(
                                        "callingApp",
                                        plain.callingApp(),
                                        fields ->
                                                fields.choice("callingApp", CallingChoice.class)));
        List<Setting> switches = entries.list("switches", MOST, SettingsFile::setting);
        for (Setting each : switches) {
            settings = settings.with(each.name(), each.value());
        }
        return settings;
    }

    private static IOSProfile profile(Fields fields) {
        return new IOSProfile(fields.number("iosVersion"));
    }

    /** One that can be set so. */
    private static Setting setting(Fields fields) {
        var setting = new Setting(fields.text("name"), fields.text("value"));
        if (setting.value().isBlank()) {
            throw new IllegalArgumentException(setting.name() + " has no value");
        }
        PhoneSettings.DEFAULT.with(setting.name(), setting.value());
        return setting;
    }

    @Override
    public void save(PhoneSettings settings) {
        ObjectNode json = file.json().createObjectNode();
        json.put("iosVersion", settings.profile().version())
                .put("focus", Fields.written(settings.focus()))
                .put("callKit", settings.callKit())
                .put("callingApp", Fields.written(settings.callingApp()));
        var switches = json.putArray("switches");
        settings.own()
                .forEach(
                        (name, value) ->
                                switches.addObject().put("name", name).put("value", value));
        file.write(json);
    }
}
