package dev.sidetone.ui.panels;

import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.List;

/** All panels, one under the other. On the JavaFX thread. */
public final class PanelsView extends ScrollPane {
    /** The second VoIP app, as the phone names it. */
    public static final String OTHER_CALLS = "Other Calls";

    /** The VoIP app without CallKit. */
    public static final String PLAIN_VOICE = "Plain Voice";

    private final List<Panel> panels;

    public PanelsView(Phone phone) {
        panels =
                List.of(
                        CallerPanel.cellular(phone),
                        CallerPanel.app(phone, "panel.voip", OTHER_CALLS, "voip", "erin"),
                        new ActionPanel(phone, "panel.voip.own", "")
                                .with(
                                        "panel.voip.settings",
                                        "voip-settings",
                                        new Rehearsal.AppOpensSettings()),
                        CallerPanel.app(phone, "panel.plain", PLAIN_VOICE, "plain", "frank"),
                        new ActionPanel(phone, "panel.plain.own", PLAIN_VOICE)
                                .with(
                                        "panel.plain.accept",
                                        "plain-accept",
                                        new Rehearsal.PlainAnswers())
                                .with("panel.plain.end", "plain-end", new Rehearsal.PlainEnds()),
                        new ActionPanel(phone, "panel.music", "Music")
                                .with("panel.play", "music-play", new Rehearsal.PlayMusic(true))
                                .with("panel.pause", "music-pause", new Rehearsal.PlayMusic(false)),
                        new ScreenPanel(phone),
                        new AppsPanel(phone),
                        new ActionPanel(phone, "panel.trouble", "")
                                .with("panel.daemon", "crash", new Rehearsal.CrashDaemon())
                                .with("panel.media", "media", new Rehearsal.ResetMediaServices()),
                        new CallingPanel(phone),
                        new EmulationPanel(phone),
                        new ActionPanel(phone, "panel.mode", "")
                                .with("panel.callkit", "callkit-on", new Rehearsal.UseCallKit(true))
                                .with(
                                        "panel.nocallkit",
                                        "callkit-off",
                                        new Rehearsal.UseCallKit(false)));
        VBox column = new VBox(12);
        column.getStyleClass().add("panels");
        column.getChildren().addAll(panels);
        setContent(column);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("panels");
        getStyleClass().add("plain-scroll");
    }

    /** Shows a state of the phone. */
    public void show(PhoneSnapshot now) {
        panels.forEach(panel -> panel.show(now));
    }
}
