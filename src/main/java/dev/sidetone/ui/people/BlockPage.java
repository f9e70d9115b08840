package dev.sidetone.ui.people;

import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;

import javafx.scene.Node;
import javafx.scene.control.TextField;

/** Somebody who is to ring no more, by number or name. */
final class BlockPage extends Page {
    private final TextField who = field("people.block.prompt", "block-who", "");

    BlockPage(Phone phone, Runnable back) {
        super(phone, Texts.of("people.block.number"), back);
        who.setOnAction(_ -> block());
        labelled("people.block.prompt", who);
        row(
                line(
                        button("people.block", "block-save", this::block),
                        button("people.cancel", "page-back", this::back)));
    }

    private void block() {
        if (who.getText().isBlank()) {
            say(Texts.of("people.block.nobody"));
            return;
        }
        try {
            set(book().refusing(who.getText()));
            back();
        } catch (IllegalArgumentException wrong) {
            say(String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    Node first() {
        return who;
    }
}
