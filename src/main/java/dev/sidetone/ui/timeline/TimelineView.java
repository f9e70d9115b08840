package dev.sidetone.ui.timeline;

import dev.sidetone.trace.Trace;
import dev.sidetone.ui.controls.Ticker;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What happened on the phone, newest below. New events are fetched four times a second; only lines
 * that can be seen are drawn. On the JavaFX thread.
 */
public final class TimelineView extends VBox {
    private static final int TICKS_BETWEEN = 3;
    private static final int CHIPS = 8;

    private final Trace trace;
    private final Ladder ladder = new Ladder();
    private final CallNames names = new CallNames();
    private final ObservableList<Row> shown = FXCollections.observableArrayList();
    private final ListView<Row> list = new ListView<>(shown);
    private final EventCard card = new EventCard();
    private final FlowPane chips = new FlowPane(6, 6);
    private final TextField search = new TextField();
    private final ToggleButton follow = new ToggleButton(Texts.of("timeline.follow"));
    private final Label count = new Label();
    private final Ticker ticker = new Ticker(this::tick);
    private Sieve sieve = Sieve.ALL;
    private List<String> offered = List.of();
    private long start;
    private int ticks;

    public TimelineView(Trace trace) {
        super(8);
        this.trace = trace;
        setId("timeline");
        getStyleClass().add("timeline");
        list.setId("trace-list");
        list.getStyleClass().add("trace-list");
        list.setCellFactory(view -> new RowCell(names, () -> start));
        list.setFixedCellSize(28);
        list.setPlaceholder(new Label(Texts.of("timeline.nothing")));
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(Columns.head(), list);
        box.getStyleClass().add("trace-box");
        VBox.setVgrow(box, Priority.ALWAYS);
        getChildren().addAll(chips, tools(), box, card);
        showChips();
    }

    private Node tools() {
        search.setId("trace-search");
        search.getStyleClass().add("small-field");
        search.setPromptText(Texts.of("timeline.filter"));
        search.setAccessibleText(Texts.of("timeline.filter"));
        search.textProperty().subscribe(text -> sift(new Sieve(sieve.call(), text)));
        HBox.setHgrow(search, Priority.ALWAYS);
        follow.getStyleClass().setAll("chip", "toggle");
        follow.setId("trace-follow");
        follow.setSelected(true);
        follow.setMinWidth(USE_PREF_SIZE);
        follow.setOnAction(event -> toEnd());
        Button copy = new Button(Texts.of("timeline.copy"));
        copy.getStyleClass().setAll("chip");
        copy.setId("trace-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> copy());
        count.getStyleClass().add("caption");
        count.setMinWidth(USE_PREF_SIZE);
        HBox tools = new HBox(8, search, count, follow, copy);
        tools.getStyleClass().add("trace-tools");
        return tools;
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            follow.setSelected(false);
        }
    }

    private void choose(@Nullable Row row) {
        card.show(row, row == null ? List.of() : ladder.causes(row));
    }

    /** Whether events are fetched: only while the timeline can be seen. */
    public void follow(boolean on) {
        if (on) {
            fetch();
            ticker.start();
        } else {
            ticker.stop();
        }
    }

    private void tick() {
        if (++ticks % TICKS_BETWEEN == 0) {
            fetch();
        }
    }

    private void fetch() {
        if (trace.written() == ladder.last()) {
            return;
        }
        int links = ladder.links();
        List<Row> fresh = ladder.take(trace.since(ladder.last()));
        if (links != ladder.links()) {
            showChips();
            sift(sieve);
            return;
        }
        shown.addAll(fresh.stream().filter(sieve::lets).toList());
        int over = shown.size() - Trace.CAPACITY;
        if (over > 0) {
            shown.remove(0, over);
        }
        if (start == 0) {
            start = ladder.start(sieve.call());
        }
        told();
        if (!ladder.calls().equals(offered)) {
            showChips();
        }
        toEnd();
    }

    private void told() {
        long findings = shown.stream().filter(row -> row.finding() != null).count();
        String events = Texts.of("timeline.count", shown.size());
        count.setText(
                findings == 0
                        ? events
                        : events + " \u00b7 " + Texts.of("timeline.findings", findings));
    }

    private void toEnd() {
        if (follow.isSelected() && !shown.isEmpty()) {
            // the list learns of new lines in its layout; before that it scrolls too short
            list.layout();
            list.scrollTo(shown.size() - 1);
        }
    }

    /** Learns the names of calls. */
    public void show(PhoneSnapshot now) {
        if (names.learn(now)) {
            showChips();
            list.refresh();
        }
    }

    private void showChips() {
        offered = ladder.calls();
        List<Node> nodes = new ArrayList<>();
        nodes.add(chip(Texts.of("timeline.all"), null));
        offered.reversed().stream()
                .limit(CHIPS)
                .forEach(call -> nodes.add(chip(names.of(call), call)));
        chips.getChildren().setAll(nodes);
    }

    private Button chip(String text, @Nullable String call) {
        Button chip = new Button(text);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().setAll("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setId("call-" + (call == null ? "all" : call));
        if (Objects.equals(call, sieve.call())) {
            chip.getStyleClass().add("on");
        }
        chip.setOnAction(
                event -> {
                    sift(new Sieve(call, sieve.text()));
                    showChips();
                });
        return chip;
    }

    private void sift(Sieve wanted) {
        sieve = wanted;
        start = ladder.start(wanted.call());
        list.getSelectionModel().clearSelection();
        shown.setAll(ladder.rows().stream().filter(wanted::lets).toList());
        told();
        toEnd();
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The lines that are shown, their columns divided by tabs. */
    String text() {
        return shown.stream()
                .map(
                        row ->
                                String.join(
                                        "\t",
                                        row.time(start),
                                        row.event().thread(),
                                        row.event().layer().name(),
                                        "  ".repeat(row.depth()) + row.event().name(),
                                        names.of(row.call()),
                                        row.detail()))
                .collect(Collectors.joining("\n"));
    }
}
