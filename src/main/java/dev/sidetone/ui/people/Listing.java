package dev.sidetone.ui.people;

import dev.sidetone.ui.theme.Texts;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows, the first of them; more when that is wanted. A row that is drawn anew keeps the keyboard,
 * and where one was deleted the next has it.
 */
final class Listing<T> extends VBox {
    private static final int STEP = 30;

    /** Draws what stands at a place; its ids end with the place. */
    interface Drawing<T> {
        Node row(T what, int place);
    }

    private final Drawing<T> drawing;
    private final Label none = new Label();
    private final Button more;
    private List<T> all = List.of();
    private int most = STEP;

    Listing(String id, Drawing<T> drawing) {
        super(2);
        this.drawing = drawing;
        setId(id);
        none.getStyleClass().add("secondary");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        more = new Button(Texts.of("people.more"));
        more.getStyleClass().setAll("pill");
        more.setId(id + "-more");
        more.setOnAction(_ -> showMore());
    }

    private void showMore() {
        most += STEP;
        draw();
    }

    /** Shows these; where there are none, says so. */
    void show(List<T> now, String empty) {
        boolean words = !none.getText().equals(empty);
        none.setText(empty);
        if (!now.equals(all) || words) {
            all = List.copyOf(now);
            draw();
        }
    }

    private void draw() {
        String focused = focused();
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            rows.add(drawing.row(all.get(i), i));
        }
        if (rows.isEmpty()) {
            rows.add(none);
        } else if (all.size() > most) {
            rows.add(more);
        }
        getChildren().setAll(rows);
        focus(this, focused);
    }

    private String focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == this) {
                return String.valueOf(owner.getId());
            }
        }
        return "";
    }

    private static void focus(Parent in, String id) {
        for (Node node : in.getChildrenUnmodifiable()) {
            if (id.equals(node.getId())) {
                node.requestFocus();
            } else if (node instanceof Parent parent) {
                focus(parent, id);
            }
        }
    }
}
