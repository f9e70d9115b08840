package dev.sidetone.ui.incoming;

import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Gesture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What the buttons of a sheet are called, how they look, and what they do (U6, R66). */
final class Choices {
    // what Ctrl+Enter means, the kindest first
    private static final List<Choice> ACCEPTING =
            List.of(
                    Choice.ACCEPT,
                    Choice.HOLD_AND_ACCEPT,
                    Choice.END_AND_ACCEPT,
                    Choice.END_HELD_AND_ACCEPT);

    private Choices() {}

    static String text(Choice choice) {
        return Texts.of(
                switch (choice) {
                    case DECLINE -> "button.decline";
                    case ACCEPT -> "button.accept";
                    case IGNORE -> "button.ignore";
                    case END_AND_ACCEPT -> "button.end.accept";
                    case HOLD_AND_ACCEPT -> "button.hold.accept";
                    case END_HELD_AND_ACCEPT -> "button.endheld.accept";
                });
    }

    static String id(Choice choice) {
        return "choice-" + choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Gesture gesture(Choice choice, UUID call) {
        return switch (choice) {
            case DECLINE -> new Gesture.End(call);
            case ACCEPT -> new Gesture.Answer(call);
            case IGNORE -> new Gesture.Ignore(call);
            case END_AND_ACCEPT -> new Gesture.EndAndAnswer(call);
            case HOLD_AND_ACCEPT -> new Gesture.HoldAndAnswer(call);
            case END_HELD_AND_ACCEPT -> new Gesture.EndHeldAndAnswer(call);
        };
    }

    /** The choice of Ctrl+Enter: nobody is hung up where that can be helped; null for none. */
    static @Nullable Choice accepting(List<Choice> choices) {
        return ACCEPTING.stream().filter(choices::contains).findFirst().orElse(null);
    }

    /** Red declines, green is what Ctrl+Enter does; others are glass. */
    static List<String> look(Choice choice, List<Choice> all) {
        if (choice == Choice.DECLINE) {
            return List.of("bar", "red");
        }
        return choice == accepting(all) ? List.of("bar", "green") : List.of("bar");
    }

    /** The keys that do it; empty for none. */
    static String shortcut(Choice choice, List<Choice> all) {
        return choice == Choice.DECLINE ? "Esc" : choice == accepting(all) ? "Ctrl+Enter" : "";
    }
}
