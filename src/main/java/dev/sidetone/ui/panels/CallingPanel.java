package dev.sidetone.ui.panels;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.Label;

import java.util.List;

/** The app that gets tel: links (R101); before iOS 18.2 there is no choice. */
final class CallingPanel extends Panel {
    private final Pills apps =
            new Pills(
                    List.of("SOFTPHONE", "OTHER_VOIP", "CELLULAR"),
                    "calling",
                    each -> Texts.of("calling." + each),
                    each -> rehearse(new Rehearsal.SetCallingApp(each)));
    private final Label note = new Label(Texts.of("panel.calling.note"));

    CallingPanel(Phone phone) {
        super(phone, Texts.of("panel.calling"));
        note.getStyleClass().add("secondary");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        row(apps);
        row(note);
    }

    @Override
    public void show(PhoneSnapshot now) {
        apps.choose(now.emulation().callingApp());
        apps.setDisable(!now.emulation().on("defaultCallingApp"));
    }
}
