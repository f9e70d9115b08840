package dev.sidetone.ui;

import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.softphone.SoftphoneSnapshot.Registration;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** Whose phone it is, what it does, and what is wrong with its sound. */
final class StatusLine extends VBox {
    private final Label identity = new Label();
    private final Label state = new Label();
    private final Region dot = new Region();
    private final Label notice = new Label();
    private final Button live = new Button(Texts.of("notice.live"));
    private final VBox noticeLine;

    StatusLine(Runnable useMicrophone, PeopleButton people) {
        dot.getStyleClass().add("dot");
        identity.getStyleClass().add("identity");
        identity.setId("identity");
        identity.setMinWidth(Region.USE_PREF_SIZE);
        state.getStyleClass().add("state");
        state.setId("registration");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(dot, identity, state, gap, people);
        line.getStyleClass().add("status-line");
        live.getStyleClass().setAll("pill");
        live.setId("microphone-here");
        live.setOnAction(event -> useMicrophone.run());
        noticeLine = noticeLine();
        getChildren().addAll(line, noticeLine);
    }

    private VBox noticeLine() {
        notice.setWrapText(true);
        notice.setId("notice");
        notice.setMinHeight(USE_PREF_SIZE);
        notice.setMaxWidth(Double.MAX_VALUE);
        live.setMinWidth(USE_PREF_SIZE);
        VBox box = new VBox(8, notice, live);
        box.getStyleClass().add("notice");
        VBox.setMargin(box, new Insets(0, 16, 8, 16));
        return box;
    }

    /**
     * Shows a state of the phone.
     *
     * @param call what is said of a call instead of the registration; null for none
     */
    void show(PhoneSnapshot now, @Nullable String call) {
        var app = now.app();
        identity.setText(app.identity());
        state.setText(call != null ? call : registration(app));
        dot.getStyleClass().removeAll("on", "off", "wait");
        dot.getStyleClass()
                .add(
                        switch (app.registration()) {
                            case REGISTERED -> "on";
                            case UNREACHABLE -> "off";
                            case REGISTERING -> "wait";
                        });
        notice.setText(words(now.notice()));
        set(noticeLine, now.notice() != null);
        set(live, now.notice() instanceof PhoneSnapshot.Notice.MicrophoneElsewhere);
    }

    /** Other words about the call. */
    void tell(String call) {
        state.setText(call);
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String registration(SoftphoneSnapshot app) {
        return app.registration() == Registration.UNREACHABLE
                ? app.registrationText()
                : Texts.of(
                        app.registration() == Registration.REGISTERED
                                ? "status.registered"
                                : "status.registering");
    }

    private static String words(PhoneSnapshot.@Nullable Notice notice) {
        return switch (notice) {
            case null -> "";
            case PhoneSnapshot.Notice.NoSound none -> Texts.of("notice.nosound", none.reason());
            case PhoneSnapshot.Notice.MicrophoneElsewhere _ -> Texts.of("notice.elsewhere");
        };
    }
}
