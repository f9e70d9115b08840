package dev.sidetone.ui.panels;

import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.SystemSnapshot.AppLine;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The life of each app, and why the phone ended its process. */
final class AppsPanel extends Panel {
    private final VBox apps = new VBox(12);
    private final Label none = new Label(Texts.of("panel.noapps"));
    private List<AppLine> shown = List.of();

    AppsPanel(Phone phone) {
        super(phone, Texts.of("panel.apps"));
        none.getStyleClass().add("secondary");
        apps.getChildren().setAll(none);
        row(apps);
    }

    @Override
    public void show(PhoneSnapshot now) {
        List<AppLine> lines = now.system().apps();
        if (!lines.equals(shown)) {
            shown = lines;
            apps.getChildren().setAll(lines.stream().map(this::app).toList());
            if (lines.isEmpty()) {
                apps.getChildren().setAll(none);
            }
        }
    }

    private Node app(AppLine app) {
        Label name = new Label(app.name());
        name.getStyleClass().add("semibold");
        Label life = new Label(Texts.of("life." + app.life()));
        life.getStyleClass().addAll("secondary", "life");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        FlowPane buttons = new FlowPane(8, 6, launch(app), leave(app), kill(app));
        VBox box = new VBox(6, line(name, gap, life), buttons);
        if (app.ended() != null) {
            Label ended = new Label(app.ended());
            ended.getStyleClass().add("refusal");
            ended.setWrapText(true);
            ended.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(1, ended);
        }
        return box;
    }

    private Button launch(AppLine app) {
        Button button = button(app, "launch", new Rehearsal.LaunchApp(app.name()));
        button.setDisable(app.life() == Life.FOREGROUND);
        return button;
    }

    private Button leave(AppLine app) {
        Button button = button(app, "leave", new Rehearsal.LeaveApp(app.name()));
        button.setDisable(app.life() != Life.FOREGROUND);
        return button;
    }

    private Button kill(AppLine app) {
        Button button = button(app, "kill", new Rehearsal.KillApp(app.name()));
        button.setDisable(app.life() == Life.NOT_RUNNING);
        return button;
    }

    private Button button(AppLine app, String what, Rehearsal then) {
        Button button =
                button(
                        "panel." + what,
                        what + "-" + app.name().replace(' ', '-'),
                        () -> rehearse(then));
        button.setAccessibleText(Texts.of("panel." + what) + ", " + app.name());
        return button;
    }
}
