package dev.sidetone.ui.panels;

import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.cellular.CellularPhone;
import dev.sidetone.ui.theme.Texts;
import dev.sidetone.verbs.Phone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.Records;
import dev.sidetone.verbs.Rehearsal;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cellular phone or another app: it rings, it calls, and its far end hangs up. */
final class CallerPanel extends Panel {
    private final VBox calls = new VBox(8);
    private final BiPredicate<SystemSnapshot.Line, Set<String>> own;
    private final String app;
    private final String id;
    private final TextField who;
    private long followed;
    private List<SystemSnapshot.Line> shown = List.of();

    private CallerPanel(
            Phone phone,
            String title,
            String app,
            String id,
            TextField who,
            Function<String, Rehearsal> rings,
            Function<String, Rehearsal> dials,
            BiPredicate<SystemSnapshot.Line, Set<String>> own) {
        super(phone, title);
        this.own = own;
        this.app = app;
        this.id = id;
        this.who = who;
        Button ring =
                button("panel.ring", id + "-ring", () -> rehearse(rings.apply(who.getText())));
        Button call =
                button("panel.call", id + "-call", () -> rehearse(dials.apply(who.getText())));
        who.setOnAction(event -> ring.fire());
        row(line(who, ring, call));
        row(calls);
        calls.setManaged(false);
    }

    /** Calls that are of no app that is installed are the cellular phone's. */
    static CallerPanel cellular(Phone phone) {
        return new CallerPanel(
                phone,
                Texts.of("panel.cellular"),
                "",
                "cellular",
                field("panel.number", "cellular-who", "+1 555 010 7788"),
                Rehearsal.CellularRings::new,
                Rehearsal.CellularCalls::new,
                (line, apps) -> !apps.contains(line.app()));
    }

    /** An app by its name. */
    static CallerPanel app(Phone phone, String title, String app, String id, String who) {
        return new CallerPanel(
                phone,
                Texts.of(title) + " \u00b7 " + app,
                app,
                id,
                field("panel.name", id + "-who", who),
                from -> new Rehearsal.AppRings(app, from),
                to -> new Rehearsal.AppCalls(app, to),
                (line, apps) -> line.app().equals(app));
    }

    @Override
    public void show(PhoneSnapshot now) {
        tellOf(app, now);
        follow(now.records().wish());
        Set<String> apps =
                now.system().apps().stream()
                        .map(SystemSnapshot.AppLine::name)
                        .collect(Collectors.toSet());
        apps.add("Sidetone");
        List<SystemSnapshot.Line> lines =
                now.system().calls().stream().filter(line -> own.test(line, apps)).toList();
        if (!lines.equals(shown)) {
            shown = lines;
            calls.setManaged(!lines.isEmpty());
            calls.getChildren().setAll(lines.stream().map(this::call).toList());
        }
    }

    /** R101: whom a tel: link means that this app gets, once. */
    private void follow(Records.Wish wish) {
        String name = app.isEmpty() ? CellularPhone.NAME : app;
        if (wish.number() != followed && wish.app().equals(name)) {
            followed = wish.number();
            who.setText(wish.field());
        }
    }

    private Node call(SystemSnapshot.Line line) {
        Label name = new Label(line.name());
        name.getStyleClass().add("semibold");
        name.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button end =
                button(
                        "panel.remote",
                        id + "-remote",
                        () -> rehearse(new Rehearsal.RemoteEnds(line.call())));
        end.setAccessibleText(Texts.of("panel.remote") + ", " + line.name());
        return line(name, gap, end);
    }
}
