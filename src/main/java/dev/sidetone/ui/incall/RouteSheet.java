package dev.sidetone.ui.incall;

import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot.Route;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/** The list of outputs, over the call; a choice works at once. */
final class RouteSheet extends StackPane {
    private final VBox list = new VBox(4);
    private Consumer<Gesture> gestures = gesture -> {};

    RouteSheet() {
        getStyleClass().add("veil");
        Label title = new Label(Texts.of("routes.title"));
        title.getStyleClass().add("title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button done = new Button(Texts.of("button.done"));
        done.getStyleClass().setAll("pill");
        done.setOnAction(event -> close());
        HBox head = new HBox(title, gap, done);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox sheet = new VBox(8, head, list);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(sheet, Pos.BOTTOM_CENTER);
        StackPane.setMargin(sheet, new Insets(16));
        getChildren().add(sheet);
        setOnMouseClicked(
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
        close();
    }

    void connect(Consumer<Gesture> to) {
        gestures = to;
    }

    void open(List<Route> routes) {
        setVisible(true);
        update(routes);
    }

    /** Closes it; false where it was not open. */
    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        return open;
    }

    void update(List<Route> routes) {
        if (isVisible()) {
            list.getChildren().setAll(routes.stream().map(this::row).toList());
        }
    }

    private Node row(Route route) {
        Label name = new Label(name(route));
        name.getStyleClass().add("semibold");
        Label device = new Label(device(route));
        device.getStyleClass().add("secondary");
        VBox words = new VBox(1, name, device);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox face = new HBox(12, Glyphs.of(glyph(route)), words);
        face.setAlignment(Pos.CENTER_LEFT);
        if (route.selected()) {
            var check = Glyphs.of("check");
            check.getStyleClass().add("check");
            face.getChildren().add(check);
        }
        face.setMouseTransparent(true);
        Button row = new Button();
        row.setGraphic(face);
        row.getStyleClass().setAll("row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(name(route) + ", " + device(route));
        face.prefWidthProperty().bind(row.widthProperty().subtract(24));
        row.setOnAction(event -> gestures.accept(new Gesture.SelectRoute(route.id())));
        return row;
    }

    private static String name(Route route) {
        return switch (route.port()) {
            case "Receiver" -> Texts.of("route.receiver");
            case "Speaker" -> Texts.of("route.speaker");
            default -> route.name();
        };
    }

    private static String device(Route route) {
        return route.device().isEmpty() ? Texts.of("route.asreceiver") : route.device();
    }

    private static String glyph(Route route) {
        return switch (route.port()) {
            case "Receiver" -> "receiver";
            case "Speaker" -> "speaker";
            default -> "headset";
        };
    }
}
