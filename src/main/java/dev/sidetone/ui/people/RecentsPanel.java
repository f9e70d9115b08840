package dev.sidetone.ui.people;

import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.function.Consumer;

/** The calls that are over, newest first (U11). */
final class RecentsPanel extends Panel {
    private final Label missed = new Label();
    private final TextField search = field("people.search", "recents-search", "");
    private final Button clear = button("people.clear", "recents-clear", this::clear);
    private final Listing<RecentEntry> rows = new Listing<>("recents", this::row);
    private final Consumer<RecentEntry> details;
    private RecentList shown = RecentList.EMPTY;
    private boolean sure;

    /**
     * The recents.
     *
     * @param details shows all of one call
     */
    RecentsPanel(Phone phone, Consumer<RecentEntry> details) {
        super(phone, Texts.of("people.recents"));
        this.details = details;
        missed.getStyleClass().add("refusal");
        missed.setId("recents-missed");
        search.textProperty().subscribe(this::list);
        clear.focusedProperty().subscribe(focused -> ask(sure && focused));
        row(missed);
        row(line(search, clear));
        row(rows);
    }

    /** Everything goes at once and does not come back: pressed twice. */
    private void clear() {
        boolean clears = sure;
        ask(!sure);
        if (clears) {
            phone().perform(new Gesture.ClearRecents());
        }
    }

    private void ask(boolean on) {
        sure = on;
        clear.setText(Texts.of(on ? "people.clear.sure" : "people.clear"));
        clear.getStyleClass().setAll("pill");
        if (on) {
            clear.getStyleClass().add("red");
        }
    }

    /** A person looks at them, or has done so until now. */
    void seen() {
        if (shown.unseen() > 0) {
            phone().perform(new Gesture.SeeRecents());
        }
    }

    @Override
    public void show(PhoneSnapshot now) {
        shown = now.records().recents();
        int count = shown.missed().size();
        missed.setText(count == 0 ? "" : Texts.of("people.missed", count));
        missed.setVisible(count > 0);
        missed.setManaged(count > 0);
        clear.setDisable(shown.entries().isEmpty());
        list();
    }

    private void list() {
        List<RecentEntry> found = shown.matching(search.getText());
        boolean none = shown.entries().isEmpty();
        rows.show(found, Texts.of(none ? "people.norecents" : "people.nothing"));
    }

    private Node row(RecentEntry entry, int place) {
        String way = entry.way().equals(entry.name()) ? "" : entry.way() + " \u00b7 ";
        String under =
                way
                        + entry.app()
                        + " \u00b7 "
                        + RecentWords.went(entry)
                        + " \u00b7 "
                        + RecentWords.when(entry);
        PersonRow row =
                new PersonRow(
                        entry.name(),
                        under,
                        "recent",
                        place,
                        () -> phone().perform(new Gesture.CallBack(entry.call())));
        row.opens(
                Texts.of("people.details.one", entry.name()),
                "recent-info",
                place,
                () -> details.accept(entry));
        row.deletes(
                entry.name(),
                "recent-delete",
                place,
                () -> phone().perform(new Gesture.DeleteRecent(entry.call())));
        return entry.missed() ? row.missed() : row;
    }
}
