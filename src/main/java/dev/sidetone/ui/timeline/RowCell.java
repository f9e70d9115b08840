package dev.sidetone.ui.timeline;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.LongSupplier;

/** A line of the timeline as it is drawn: time, thread, layer, event, call, detail. */
final class RowCell extends ListCell<Row> {
    private static final PseudoClass FINDING = PseudoClass.getPseudoClass("finding");
    private static final int INDENT = 12;

    private final Label time = cell("time", Columns.TIME);
    private final Label thread = cell("thread", Columns.THREAD);
    private final Label layer = new Label();
    private final HBox layerPlace = new HBox(layer);
    private final Region indent = new Region();
    private final Label event = new Label();
    private final HBox eventPlace = new HBox(indent, event);
    private final Circle mark = new Circle(4);
    private final Label call = new Label();
    private final HBox callPlace = new HBox(5, mark, call);
    private final Label detail = new Label();
    private final HBox line = new HBox(6, time, thread, layerPlace, eventPlace, callPlace, detail);
    private final CallNames names;
    private final LongSupplier start;

    RowCell(CallNames names, LongSupplier start) {
        this.names = names;
        this.start = start;
        getStyleClass().add("trace-row");
        layer.getStyleClass().add("layer");
        event.getStyleClass().add("event");
        call.getStyleClass().add("thread");
        detail.getStyleClass().add("thread");
        line.setAlignment(Pos.CENTER_LEFT);
        Columns.width(layerPlace, Columns.LAYER);
        Columns.width(eventPlace, Columns.EVENT);
        Columns.width(callPlace, Columns.CALL);
        for (HBox each : new HBox[] {layerPlace, eventPlace, callPlace}) {
            each.setAlignment(Pos.CENTER_LEFT);
        }
        detail.setMaxWidth(Double.MAX_VALUE);
        detail.setMinWidth(0);
        detail.setPrefWidth(40);
        HBox.setHgrow(detail, Priority.ALWAYS);
        setPrefWidth(0);
    }

    private static Label cell(String styleClass, double width) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        Columns.width(label, width);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(FINDING, row != null && row.finding() != null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(row.time(start.getAsLong()));
        thread.setText(row.event().thread());
        showLayer(row);
        indent.setMinWidth(row.depth() * INDENT);
        event.setText(row.event().name());
        mark.setVisible(row.call() != null);
        if (row.call() != null) {
            mark.setFill(names.colour(row.call()));
        }
        call.setText(names.of(row.call()));
        detail.setText(row.detail());
        setAccessibleText(
                time.getText()
                        + " "
                        + layer.getText()
                        + " "
                        + event.getText()
                        + " "
                        + detail.getText());
        setGraphic(line);
    }

    private void showLayer(Row row) {
        Severity finding = row.finding();
        String kind = finding != null ? finding.name() : row.event().layer().name();
        layer.getStyleClass().setAll("label", "layer", style(kind));
        layer.setText(style(kind));
    }

    /** The style class of a layer or a severity, which is its word too. */
    static String style(String kind) {
        return kind.equals("AUDIO_SESSION") ? "session" : kind.toLowerCase(Locale.ROOT);
    }
}
