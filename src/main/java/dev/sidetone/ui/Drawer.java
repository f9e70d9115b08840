package dev.sidetone.ui;

import dev.sidetone.ui.panels.PanelsView;
import dev.sidetone.ui.people.PeopleView;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.ui.timeline.TimelineView;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

/**
 * What opens at the right of the phone: one thing at a time. The window grows by the drawer's
 * width, as far as the screen reaches; the phone keeps its own.
 */
final class Drawer extends BorderPane {
    /** What can be in it. */
    enum Content {
        PEOPLE("people.title", 380),
        PANELS("panels.title", 380),
        TIMELINE("timeline.title", 590);

        private final String title;
        private final double width;

        Content(String title, double width) {
            this.title = title;
            this.width = width;
        }
    }

    private final Stage stage;
    private final Region phonePane;
    private final PeopleView people;
    private final PanelsView panels;
    private final TimelineView timeline;
    private final Label title = new Label();
    private @Nullable Content open;

    Drawer(Stage stage, Region phonePane, Phone phone) {
        this.stage = stage;
        this.phonePane = phonePane;
        this.people = new PeopleView(phone);
        this.panels = new PanelsView(phone);
        this.timeline = new TimelineView(phone.trace());
        getStyleClass().add("drawer");
        setId("drawer");
        title.getStyleClass().add("drawer-title");
        setTop(head());
        setVisible(false);
        setManaged(false);
        setMinWidth(0);
    }

    private Node head() {
        Button close = new Button(Texts.of("button.done"));
        close.getStyleClass().setAll("pill");
        close.setId("drawer-close");
        close.setOnAction(event -> close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("drawer-head");
        return head;
    }

    /** Opens it with this in it, or closes it where that is open. */
    void toggle(Content content) {
        if (open == content) {
            close();
            return;
        }
        double phone = open == null ? phonePane.getWidth() : phonePane.getPrefWidth();
        open = content;
        title.setText(Texts.of(content.title));
        Region inside = inside(content);
        setCenter(inside);
        timeline.follow(content == Content.TIMELINE);
        people.look(content == Content.PEOPLE);
        setVisible(true);
        setManaged(true);
        widen(phone, content.width);
        inside.requestFocus();
    }

    /** Opens it where call directory extensions are switched on. */
    void openDirectory() {
        if (open != Content.PEOPLE) {
            toggle(Content.PEOPLE);
        }
        people.showDirectory();
    }

    /** Whether this is to be seen. */
    boolean shows(Content content) {
        return open == content;
    }

    private Region inside(Content content) {
        return switch (content) {
            case PEOPLE -> people;
            case PANELS -> panels;
            case TIMELINE -> timeline;
        };
    }

    void close() {
        if (open != null) {
            open = null;
            timeline.follow(false);
            people.look(false);
            setVisible(false);
            setManaged(false);
            widen(phonePane.getPrefWidth(), 0);
        }
    }

    private void widen(double phone, double drawer) {
        double frame = Math.max(0, stage.getWidth() - stage.getScene().getWidth());
        phonePane.setMinWidth(drawer == 0 ? 0 : phone);
        phonePane.setPrefWidth(phone);
        phonePane.setMaxWidth(drawer == 0 ? Double.MAX_VALUE : phone);
        Rectangle2D screen = screen();
        double width = Math.min(phone + drawer + frame, screen.getWidth());
        stage.setMinWidth(Math.min(width, (drawer == 0 ? 340 : phone + 300) + frame));
        stage.setWidth(width);
        if (stage.getX() + width > screen.getMaxX()) {
            stage.setX(Math.max(screen.getMinX(), screen.getMaxX() - width));
        }
    }

    private Rectangle2D screen() {
        var screens =
                Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), 10);
        return (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
    }

    /** Shows a state of the phone. */
    void show(PhoneSnapshot now) {
        people.show(now);
        panels.show(now);
        timeline.show(now);
    }

    /** Nothing runs for it any more. */
    void stop() {
        timeline.follow(false);
    }
}
