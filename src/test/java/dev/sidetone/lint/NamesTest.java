package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.Rehearsal.B;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The names that lint reads are those that the phone writes. */
class NamesTest {
    private final Rehearsal stage = new Rehearsal();

    private static List<String> constants(Class<?> names) throws IllegalAccessException {
        List<String> all = new ArrayList<>();
        for (var field : names.getFields()) {
            all.add((String) field.get(null));
        }
        return all;
    }

    @Test
    void thePhoneWritesEachOfItsNames() throws IllegalAccessException {
        stage.app.on(CXSetHeldCallAction.class, action -> {});
        stage.app.on(CXSetMutedCallAction.class, CXSetMutedCallAction::fail);
        stage.launch();
        stage.start(B);
        stage.start(B);
        stage.end(B);
        stage.talk(A);
        stage.phone.device().setMuted(A, true);
        stage.hold(A, true);
        stage.pass(6000);
        stage.hold(A, true);
        stage.end(A);
        stage.push("twilio.voice.call", "CA1");
        List<String> words =
                List.of(
                        Names.Phone.BEGUN,
                        Names.Phone.CONNECTED,
                        Names.Phone.HELD,
                        Names.Phone.ENDED,
                        Names.Phone.NOT_RUNNING);
        List<String> wanted = constants(Names.Phone.class);
        wanted.removeAll(words);
        wanted.add(Names.Session.ACTIVATED);
        wanted.add(Names.Session.DEACTIVATED);
        wanted.add(Names.Session.SET_CATEGORY);
        wanted.add(Names.Push.RECEIVED);
        assertThat(stage.phone.events()).containsAll(wanted);
    }

    @Test
    void callsChangeInTheseWords() {
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.end(A);
        assertThat(stage.phone.trace().events())
                .filteredOn(event -> event.name().equals(Names.Phone.CALL_CHANGED))
                .extracting(event -> String.valueOf(event.detail()))
                .containsExactly(
                        Names.Phone.BEGUN,
                        Names.Phone.CONNECTED,
                        Names.Phone.HELD,
                        Names.Phone.ENDED);
        stage.installed.kill();
        assertThat(stage.phone.trace().events().getLast().detail())
                .hasToString(Names.Phone.NOT_RUNNING);
    }

    @Test
    void callbacksHaveTheirMethodsNames() {
        stage.app.on(CXAnswerCallAction.class, CXAnswerCallAction::fulfill);
        stage.launch();
        stage.talk(A);
        assertThat(stage.phone.events())
                .contains(
                        Names.App.PROVIDER,
                        Names.App.SET_DELEGATE,
                        Names.App.REPORT_INCOMING,
                        Names.App.INCOMING_COMPLETION,
                        Names.App.EXECUTE,
                        Names.App.PERFORM_ANSWER,
                        Names.App.FULFILL,
                        Names.App.RETURNED,
                        Names.App.DID_ACTIVATE);
    }
}
