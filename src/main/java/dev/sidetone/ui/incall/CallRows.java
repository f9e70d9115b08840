package dev.sidetone.ui.incall;

import dev.sidetone.ui.controls.Avatar;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** U2: the names, the held one marked; members of a conference with Private and End. */
final class CallRows extends VBox {
    private record Row(ShownCall call, boolean member, boolean canLeave) {}

    private record Timer(Label label, ShownCall call) {}

    private final List<Timer> timers = new ArrayList<>();
    private Consumer<Gesture> gestures = gesture -> {};
    private List<Row> shown = List.of();

    CallRows() {
        getStyleClass().add("call-rows");
        setId("call-rows");
    }

    void connect(Consumer<Gesture> to) {
        gestures = to;
    }

    void show(CallBoard board) {
        setVisible(board.listed());
        setManaged(board.listed());
        List<Row> rows = board.listed() ? rows(board) : List.of();
        if (!rows.equals(shown)) {
            shown = rows;
            timers.clear();
            getChildren().setAll(rows.stream().map(this::node).toList());
            if (!rows.isEmpty()) {
                getChildren().getFirst().getStyleClass().add("first");
            }
            tick(Instant.now());
        }
    }

    private static List<Row> rows(CallBoard board) {
        List<Row> rows = new ArrayList<>();
        for (Party party : board.parties()) {
            for (ShownCall call : party.members()) {
                rows.add(new Row(call, party.conference(), call.canUngroup()));
            }
        }
        return rows;
    }

    void tick(Instant now) {
        for (Timer timer : timers) {
            timer.label.setText(CallTexts.duration(timer.call, now));
        }
    }

    private Node node(Row row) {
        ShownCall call = row.call;
        Avatar avatar = Avatar.small(44);
        avatar.setName(call.name());
        Label name = new Label(call.name());
        name.getStyleClass().add("semibold");
        name.setMinWidth(USE_PREF_SIZE);
        Label below = new Label(second(call));
        below.setMinWidth(USE_PREF_SIZE);
        below.getStyleClass().add("row-second");
        VBox words = new VBox(1, name, below);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, avatar, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().setAll("call-row");
        if (call.onHold()) {
            line.getStyleClass().add("held");
        }
        line.getChildren().addAll(row.member ? memberButtons(row) : List.of(timer(call)));
        line.setAccessibleText(call.name() + ", " + below.getText());
        return line;
    }

    private static String second(ShownCall call) {
        if (call.onHold()) {
            return Texts.of("call.held");
        }
        return call.connectedAt() == null
                ? CallTexts.status(call, Instant.now())
                : CallTexts.kind(call);
    }

    private Label timer(ShownCall call) {
        Label timer = new Label();
        timer.getStyleClass().add("timer");
        timer.setMinWidth(Region.USE_PREF_SIZE);
        timers.add(new Timer(timer, call));
        return timer;
    }

    private List<Button> memberButtons(Row row) {
        ShownCall call = row.call;
        Button leave = button("button.private", "private", call);
        leave.setDisable(!row.canLeave);
        leave.setOnAction(event -> gestures.accept(new Gesture.Private(call.uuid())));
        Button end = button("button.end.one", "end", call);
        end.getStyleClass().add("red");
        end.setDisable(call.endPending());
        end.setOnAction(
                event -> {
                    end.setDisable(true);
                    gestures.accept(new Gesture.End(call.uuid()));
                });
        return List.of(leave, end);
    }

    private static Button button(String text, String id, ShownCall call) {
        Button button = new Button(Texts.of(text));
        button.getStyleClass().setAll("pill");
        button.setId(id + "-" + call.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of(text) + ", " + call.name());
        return button;
    }
}
