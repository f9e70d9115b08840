package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXSetGroupCallAction;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is heard and shown; the apps tell it by hand. */
class MediaLintTest {
    private final Rehearsal stage = new Rehearsal();

    @Test
    @DisplayName("L29, R23: a held call is shown as not held for more than 500 ms")
    void l29Held() {
        stage.launch();
        stage.talk(A);
        stage.app.shows(A, true, false, false);
        stage.hold(A, true);
        stage.pass(450);
        stage.none("L29");
        stage.pass(100);
        assertThat(stage.one("L29", WARNING).text())
                .isEqualTo("shown as held false, in truth true");
    }

    @Test
    @DisplayName("L29: a muted call, and one that is over")
    void l29MutedAndOver() {
        stage.launch();
        stage.talk(A);
        stage.talk(B);
        stage.app.shows(A, true, false, true);
        stage.app.shows(B, true, false, false);
        stage.end(B);
        stage.pass(600);
        assertThat(stage.of("L29"))
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "shown as muted true, in truth false",
                        "shown as live true, in truth false");
    }

    @Test
    @DisplayName("L29: what is shown follows within 400 ms")
    void l29Follows() {
        stage.launch();
        stage.talk(A);
        stage.app.shows(A, true, false, false);
        stage.hold(A, true);
        stage.pass(400);
        stage.app.shows(A, true, true, false);
        stage.pass(2000);
        stage.end(A);
        stage.pass(400);
        stage.app.shows(A, false, false, false);
        stage.settle();
        stage.clean();
    }

    private void bothSound() {
        for (var call : java.util.List.of(A, B)) {
            stage.app.media(Names.Media.CALL_OPENED, call);
            stage.app.flows(call, true, true);
        }
    }

    @Test
    @DisplayName("L33, R68: two calls that are no group sound for 300 ms")
    void l33Mixed() {
        stage.launch();
        stage.talk(A);
        stage.ring(B);
        bothSound();
        stage.pass(250);
        stage.none("L33");
        stage.pass(100);
        assertThat(stage.of("L33")).isNotEmpty().allMatch(f -> f.severity() == ERROR);
    }

    @Test
    @DisplayName("L33: the calls of a group may sound together")
    void l33Group() {
        stage.launch();
        stage.talk(A);
        stage.ring(B);
        stage.request(new CXSetGroupCallAction(B, A));
        bothSound();
        stage.pass(2000);
        stage.none("L33");
    }

    @Test
    @DisplayName("L33: one call sounds after the other, with 200 ms of both")
    void l33OneAfterTheOther() {
        stage.launch();
        stage.talk(A);
        stage.ring(B);
        bothSound();
        stage.pass(200);
        stage.app.flows(A, false, false);
        stage.pass(2000);
        stage.none("L33");
    }
}
