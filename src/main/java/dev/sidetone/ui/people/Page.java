package dev.sidetone.ui.people;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * What fills the drawer for a while instead of the lists: whoever types here is not disturbed by
 * what comes and goes there.
 */
abstract class Page extends Panel {
    private final Runnable back;

    /**
     * A page.
     *
     * @param back shows the lists again
     */
    @SuppressWarnings("this-escape") // only told later, by keys
    Page(Phone phone, String title, Runnable back) {
        super(phone, title);
        this.back = back;
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back();
        }
    }

    /** Where the keyboard is at first. */
    abstract Node first();

    final void back() {
        back.run();
    }

    final AddressBook book() {
        return phone().snapshot().records().contacts();
    }

    final void set(AddressBook changed) {
        phone().perform(new Gesture.SetContacts(changed));
    }

    final Node words(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** A name over a field. */
    final void labelled(String text, Node field) {
        row(words(Texts.of(text), "secondary"));
        row(field);
    }

    @Override
    public void show(PhoneSnapshot now) {}
}
