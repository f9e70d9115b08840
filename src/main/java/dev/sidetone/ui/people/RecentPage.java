package dev.sidetone.ui.people;

import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

import java.util.function.Consumer;

/** All that is known of a call that is over, and what can be done about who it was with. */
final class RecentPage extends Page {
    private final RecentEntry entry;
    private final FlowPane buttons = new FlowPane(8, 8);
    private final Button call = button("people.callback", "recent-call", this::call);
    private final Button block = button("people.block.caller", "recent-block", this::block);
    private final Button add;

    /**
     * The page of a call.
     *
     * @param adds makes the other party a contact
     */
    RecentPage(Phone phone, RecentEntry entry, Runnable back, Consumer<RecentEntry> adds) {
        super(phone, entry.name(), back);
        this.entry = entry;
        this.add = button("people.tocontacts", "recent-add", () -> adds.accept(entry));
        if (!entry.way().equals(entry.name())) {
            row(words(entry.way(), "secondary"));
        }
        row(words(entry.app() + " \u00b7 " + RecentWords.went(entry), "secondary"));
        row(words(RecentWords.began(entry), "secondary"));
        if (entry.connected() != null) {
            row(words(Texts.of("people.talked", RecentWords.talked(entry)), "secondary"));
        }
        buttons.getChildren()
                .addAll(call, block, add, button("people.back", "page-back", this::back));
        row(buttons);
        show(phone.snapshot());
    }

    private void call() {
        phone().perform(new Gesture.CallBack(entry.call()));
        back();
    }

    private void block() {
        set(entry.refused(book(), !entry.blocked(book())));
    }

    @Override
    public void show(PhoneSnapshot now) {
        var book = now.records().contacts();
        block.setText(
                Texts.of(entry.blocked(book) ? "people.unblock.caller" : "people.block.caller"));
        block.setDisable(!entry.told());
        add.setDisable(!entry.told() || entry.known(book));
    }

    @Override
    Node first() {
        return call;
    }
}
