package dev.sidetone.ui.people;

import dev.sidetone.ui.panels.Panel;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** What one would say to the phone, written; a question of the phone stands below. */
final class VoicePanel extends Panel {
    private final TextField words = field("people.say.prompt", "say-words", "");
    private final Label answer = new Label();
    private final Runnable asks;

    /**
     * The voice line.
     *
     * @param asks told before a gesture: what the phone then says is for here
     */
    VoicePanel(Phone phone, Runnable asks) {
        super(phone, Texts.of("people.say"));
        this.asks = asks;
        answer.setId("say-answer");
        answer.setWrapText(true);
        answer.setMinHeight(USE_PREF_SIZE);
        answer("");
        words.setOnAction(_ -> speak());
        row(line(words, button("people.say", "say", this::speak)));
        row(answer);
    }

    private void speak() {
        if (!words.getText().isBlank()) {
            asks.run();
            phone().perform(new Gesture.Say(words.getText().strip()));
            words.selectAll();
        }
    }

    /** What the phone answers. */
    void answer(String said) {
        answer.setText(said);
        answer.setVisible(!said.isEmpty());
        answer.setManaged(!said.isEmpty());
    }

    @Override
    public void show(PhoneSnapshot now) {}
}
