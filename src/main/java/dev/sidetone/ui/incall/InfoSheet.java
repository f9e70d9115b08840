package dev.sidetone.ui.incall;

import dev.sidetone.ui.controls.BottomSheet;
import dev.sidetone.ui.theme.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

/** What the phone knows of a call, over the call. */
final class InfoSheet {
    private final BottomSheet sheet = new BottomSheet(Texts.of("button.info"));

    InfoSheet() {
        sheet.setId("info-sheet");
    }

    BottomSheet sheet() {
        return sheet;
    }

    void open(Party party) {
        List<Node> rows = new ArrayList<>();
        for (ShownCall call : party.members()) {
            rows.add(row(Texts.of("info.with"), call.name()));
            rows.add(row(Texts.of("info.app"), call.app().isEmpty() ? "Sidetone" : call.app()));
            rows.add(
                    row(
                            Texts.of("info.direction"),
                            Texts.of(call.outgoing() ? "info.outgoing" : "info.incoming")));
            if (call.connectedAt() != null) {
                rows.add(row(Texts.of("info.since"), time(call.connectedAt())));
            }
            rows.add(row(Texts.of("info.id"), call.uuid().toString().substring(0, 8)));
        }
        sheet.setRows(rows);
        sheet.show();
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private static Node row(String what, String value) {
        Label name = new Label(what);
        name.getStyleClass().add("secondary");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(value);
        words.getStyleClass().add("semibold");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.RIGHT);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(12, name, gap, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().setAll("sheet-row");
        return row;
    }
}
