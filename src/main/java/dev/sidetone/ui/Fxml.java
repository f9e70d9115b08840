package dev.sidetone.ui;

import dev.sidetone.ui.theme.Texts;

import javafx.fxml.FXMLLoader;
import javafx.scene.Node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Every FXML file of the program. */
enum Fxml {
    DIALER("dialer/dialer"),
    INCALL("incall/incall"),
    INCOMING("incoming/incoming");

    private final String path;

    Fxml(String path) {
        this.path = "/dev/sidetone/ui/" + path + ".fxml";
    }

    /** A loaded surface: its node and its controller. */
    record Loaded<C>(Node node, C view) {}

    <C> Loaded<C> load(Class<C> view) {
        var loader =
                new FXMLLoader(
                        Objects.requireNonNull(Fxml.class.getResource(path)), Texts.bundle());
        try {
            Node node = loader.load();
            return new Loaded<>(node, view.cast(loader.getController()));
        } catch (IOException broken) {
            throw new UncheckedIOException("The surface " + path + " is broken", broken);
        }
    }
}
