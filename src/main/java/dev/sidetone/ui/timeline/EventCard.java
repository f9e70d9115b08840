package dev.sidetone.ui.timeline;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** An event in full, under the timeline. */
final class EventCard extends ScrollPane {
    private final Label title = new Label();
    private final Label layer = new Label();
    private final Label facts = new Label();
    private final Label detail = new Label();
    private final Label causes = new Label();

    EventCard() {
        setId("event-card");
        getStyleClass().addAll("plain-scroll", "event-card");
        title.getStyleClass().add("semibold");
        title.setId("event-title");
        detail.setId("event-detail");
        facts.getStyleClass().add("caption");
        causes.getStyleClass().add("caption");
        for (Label each : new Label[] {title, facts, detail, causes}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        FlowPane head = new FlowPane(8, 4, layer, title);
        VBox words = new VBox(6, head, detail, facts, causes);
        words.getStyleClass().add("event-words");
        setContent(words);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(96);
        setPrefHeight(150);
        show(null, List.of());
    }

    void show(@Nullable Row row, List<Row> before) {
        setVisible(row != null);
        setManaged(row != null);
        if (row != null) {
            var event = row.event();
            String kind = row.finding() != null ? row.finding().name() : event.layer().name();
            layer.getStyleClass().setAll("label", "layer", RowCell.style(kind));
            layer.setText(RowCell.style(kind));
            title.setText(event.name());
            facts.setText(facts(row));
            detail.setText(event.detail() == null ? "" : event.detail().toString());
            causes.setText(
                    before.stream()
                            .map(each -> each.event().name())
                            .collect(Collectors.joining(" \u203a ")));
            setVvalue(0);
        }
    }

    private static String facts(Row row) {
        var event = row.event();
        StringBuilder facts = new StringBuilder("#" + event.id() + " \u00b7 " + event.thread());
        add(facts, event.app());
        add(facts, event.subject());
        add(facts, event.ids().provider() == 0 ? null : "provider " + event.ids().provider());
        add(facts, label("transaction ", event.ids().transaction()));
        add(facts, label("action ", event.ids().action()));
        return facts.toString();
    }

    private static @Nullable String label(String name, @Nullable Object id) {
        return id == null ? null : name + id.toString().substring(0, 8);
    }

    private static void add(StringBuilder facts, @Nullable Object fact) {
        if (fact != null && !fact.toString().isEmpty()) {
            facts.append(" \u00b7 ").append(fact);
        }
    }
}
