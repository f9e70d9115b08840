package dev.sidetone.ui.incall;

import dev.sidetone.ui.controls.BottomSheet;
import dev.sidetone.ui.controls.Meter;
import dev.sidetone.ui.controls.Ticker;
import dev.sidetone.ui.theme.Glyphs;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot.Route;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** The list of outputs, over the call; a choice works at once (U3). */
final class RouteSheet {
    private final BottomSheet sheet = new BottomSheet(Texts.of("routes.title"));
    private final Meter meter = new Meter();
    private final Node microphone = microphone();
    private Consumer<Gesture> gestures = gesture -> {};
    private DoubleSupplier level = () -> 0;
    private List<Route> shown = List.of();
    private final Ticker ticker = new Ticker(() -> meter.setLevel(level.getAsDouble()));

    RouteSheet() {
        sheet.setId("routes");
        sheet.visibleProperty()
                .subscribe(
                        open -> {
                            if (open) {
                                ticker.start();
                            } else {
                                ticker.stop();
                            }
                        });
    }

    void connect(Consumer<Gesture> to, DoubleSupplier microphoneLevel) {
        gestures = to;
        level = microphoneLevel;
    }

    BottomSheet sheet() {
        return sheet;
    }

    void open(List<Route> routes) {
        shown = List.of();
        sheet.show();
        update(routes);
    }

    void update(List<Route> routes) {
        if (sheet.isVisible() && !routes.equals(shown)) {
            shown = routes;
            List<Node> rows = new ArrayList<>(routes.stream().map(this::row).toList());
            rows.add(microphone);
            sheet.setRows(rows);
        }
    }

    private Node microphone() {
        Label name = new Label(Texts.of("routes.microphone"));
        name.getStyleClass().add("semibold");
        meter.setAccessibleText(Texts.of("routes.microphone"));
        VBox row = new VBox(6, name, meter);
        row.getStyleClass().setAll("sheet-row");
        return row;
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
        row.getStyleClass().setAll("row", "sheet-row");
        row.setId("route-" + route.id());
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(name(route) + ", " + device(route));
        face.prefWidthProperty().bind(row.widthProperty().subtract(32));
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
