package dev.sidetone.ui;

import dev.sidetone.ui.theme.Texts;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The menu of a phone's window. */
final class PhoneMenu extends MenuBar {
    private final Menu file = menu("menu.file", "menu-file");
    private final Menu view = menu("menu.view", "menu-view");
    private final Menu window = menu("menu.window", "menu-window");

    PhoneMenu() {
        getMenus().addAll(file, view, window);
        setUseSystemMenuBar(true);
        // the menu is reached by F10, as everywhere; Tab goes through the phone
        setFocusTraversable(false);
    }

    private static Menu menu(String text, String id) {
        Menu menu = new Menu(Texts.of(text));
        menu.setId(id);
        return menu;
    }

    PhoneMenu file(String text, String keys, Runnable action) {
        return add(file, text, keys, action);
    }

    PhoneMenu view(String text, String keys, Runnable action) {
        return add(view, text, keys, action);
    }

    PhoneMenu window(String text, String keys, Runnable action) {
        return add(window, text, keys, action);
    }

    /** A line in the View menu. */
    PhoneMenu divide() {
        view.getItems().add(new SeparatorMenuItem());
        return this;
    }

    private PhoneMenu add(Menu menu, String text, String keys, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(text));
        item.setId(text.replace('.', '-'));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
        return this;
    }
}
