package dev.sidetone.ui;

import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test with a hand at the window of a phone that shows what it is told. */
@ExtendWith(ApplicationExtension.class)
abstract class AtThePhone {
    Hand hand;

    @BeforeEach
    void takeInHand() {
        Hand.run(() -> hand = new Hand());
    }

    @AfterEach
    void close() {
        hand.close();
    }

    final void type(String id, String text) {
        Hand.run(() -> ((TextField) hand.node(id)).setText(text));
    }
}
