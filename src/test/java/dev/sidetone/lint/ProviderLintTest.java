package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;
import static dev.sidetone.lint.rules.Severity.ERROR;
import static dev.sidetone.lint.rules.Severity.INFO;
import static dev.sidetone.lint.rules.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXCallObserver;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.system.AppManifest;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How apps set up and drop their providers and listeners. */
class ProviderLintTest {
    private final Rehearsal stage = new Rehearsal();

    private CXProvider another() {
        return new CXProvider(stage.app.configuration, stage.app.services().callKit());
    }

    @Test
    @DisplayName("L18, R4: a second provider beside the first")
    void l18Second() {
        stage.launch();
        another();
        stage.one("L18", ERROR);
    }

    @Test
    @DisplayName("L18: a second provider after the first was invalidated, and after a relaunch")
    void l18Successor() {
        stage.launch();
        stage.app.provider().invalidate();
        another().invalidate();
        stage.phone.run();
        stage.installed.kill();
        stage.installed.launch();
        stage.phone.run();
        stage.clean();
    }

    private void reset() {
        stage.phone.device().crashDaemon();
        stage.phone.run();
    }

    @Test
    @DisplayName("L19, R5: after a reset media go on (media told by hand)")
    void l19MediaGoOn() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        reset();
        stage.pass(5100);
        stage.one("L19", ERROR);
    }

    @Test
    @DisplayName("L19, R6: after a reset an old action is completed")
    void l19OldAction() {
        List<CXAction> kept = new ArrayList<>();
        stage.app.on(CXSetHeldCallAction.class, kept::add);
        stage.launch();
        stage.talk(A);
        stage.hold(A, true);
        stage.pass(100);
        reset();
        kept.getFirst().fulfill();
        stage.one("L19", ERROR);
    }

    @Test
    @DisplayName("L19, R6: after a reset an old call is requested")
    void l19OldCall() {
        stage.launch();
        stage.talk(A);
        reset();
        stage.request(new CXSetMutedCallAction(A, true));
        stage.one("L19", ERROR);
    }

    @Test
    @DisplayName("L19: after a reset media are closed, and nothing old is touched")
    void l19Handled() {
        stage.launch();
        stage.talk(A);
        stage.app.media(Names.Media.CALL_OPENED, A);
        reset();
        stage.pass(4000);
        stage.app.media(Names.Media.CALL_CLOSED, A);
        stage.pass(2000);
        stage.none("L19");
    }

    @Test
    @DisplayName("L21, R2: the delegate is set late")
    void l21Late() {
        stage.app.delegateAtOnce = false;
        stage.launch();
        stage.pass(60);
        stage.app.onMain(() -> stage.app.provider().setDelegate(stage.app, null));
        stage.phone.run();
        assertThat(stage.one("L21", WARNING).text()).contains("60 ms");
    }

    @Test
    @DisplayName("L21, R2: the delegate is set on another thread")
    void l21Elsewhere() {
        stage.app.delegateAtOnce = false;
        stage.launch();
        stage.phone
                .time()
                .queue("elsewhere")
                .execute(() -> stage.app.provider().setDelegate(stage.app, null));
        stage.phone.run();
        assertThat(stage.one("L21", WARNING).text()).contains("elsewhere");
    }

    @Test
    @DisplayName("L21: the delegate is set at once, and changed later")
    void l21AtOnce() {
        stage.launch();
        stage.pass(1000);
        stage.app.provider().setDelegate(stage.app, null);
        stage.clean();
    }

    @Test
    @DisplayName("L37, R99: no handle types, but calls are in recents")
    void l37NoHandleTypes() {
        stage.app.configuration.setSupportedHandleTypes(Set.of());
        stage.launch();
        stage.one("L37", WARNING);
    }

    @Test
    @DisplayName("L37, R11: no voip background mode")
    void l37NoBackgroundMode() {
        stage.phone.device().install(new AppManifest(Rehearsal.NAME, false), stage.app).launch();
        stage.phone.run();
        stage.start(A);
        assertThat(stage.one("L37", WARNING).text()).contains("voip");
    }

    @Test
    @DisplayName("L37: no handle types are needed when calls are not in recents")
    void l37NotInRecents() {
        stage.app.configuration.setSupportedHandleTypes(Set.of());
        stage.app.configuration.setIncludesCallsInRecents(false);
        stage.launch();
        stage.clean();
    }

    @Test
    @DisplayName("L38: a copy of the configuration is changed and dropped")
    void l38Dropped() {
        stage.launch();
        stage.app.provider().configuration().setMaximumCallGroups(1);
        stage.pass(900);
        stage.none("L38");
        stage.pass(200);
        stage.one("L38", WARNING);
    }

    @Test
    @DisplayName("L38: a copy of the configuration is changed and assigned")
    void l38Assigned() {
        stage.launch();
        CXProviderConfiguration copy = stage.app.provider().configuration();
        copy.setSupportedHandleTypes(Set.of(CXHandleType.EMAIL_ADDRESS));
        stage.pass(900);
        stage.app.provider().setConfiguration(copy);
        stage.settle();
        stage.clean();
    }

    private static void collect(WeakReference<?> gone) {
        long until = System.nanoTime() + 20_000_000_000L;
        while (gone.get() != null && System.nanoTime() < until) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }

    private WeakReference<CXCallObserver> unkept(FakeApp listener) {
        CXCallObserver observer = new CXCallObserver(stage.app.services().callKit());
        observer.setDelegate(listener, null);
        return new WeakReference<>(observer);
    }

    @Test
    @DisplayName("L39, R86: an observer that nobody keeps")
    void l39Collected() {
        stage.launch();
        FakeApp listener = new FakeApp();
        collect(unkept(listener));
        stage.ring(A);
        assertThat(stage.one("L39", WARNING).text()).isEqualTo("gone: the observer");
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    @DisplayName("L39: an observer without a listener may go")
    void l39Unused() {
        stage.launch();
        collect(new WeakReference<>(new CXCallObserver(stage.app.services().callKit())));
        stage.ring(A);
        stage.clean();
    }

    private List<Finding> directory(long first, long second) {
        VirtualTime time = stage.phone.time();
        try (CallDirectory directory =
                new CallDirectory("test", time, stage.phone.trace(), () -> Switches.STANDARD)) {
            directory.install(
                    "numbers",
                    "Numbers",
                    () ->
                            context -> {
                                context.addBlockingEntry(first);
                                context.addBlockingEntry(second);
                                context.completeRequest(_ -> {});
                            });
            directory.setEnabled("numbers", true, _ -> {});
            time.advance(Duration.ofSeconds(10));
            assertThat(stage.phone.events()).contains("DirectoryLoadBegan");
            return Lint.check(stage.phone.trace().events(), time.nanos());
        }
    }

    @Test
    @DisplayName("L41, R94: entries of a directory are out of order")
    void l41OutOfOrder() {
        Finding found = directory(34, 12).getFirst();
        assertThat(found.rule().id()).isEqualTo("L41");
        assertThat(found.severity()).isEqualTo(ERROR);
        assertThat(found.app()).isEqualTo("numbers");
        assertThat(found.text()).contains("[1]: 12 after 34");
    }

    @Test
    @DisplayName("L41: entries of a directory are in order")
    void l41InOrder() {
        assertThat(directory(12, 34)).isEmpty();
    }

    @Test
    @DisplayName("L44, R7: the app is closed with a provider that lives")
    void l44Closed() {
        stage.launch();
        stage.installed.kill();
        stage.phone.run();
        stage.one("L44", INFO);
    }

    @Test
    @DisplayName("L44: the user signs out and the provider lives on (signing out told by hand)")
    void l44SignedOut() {
        stage.launch();
        stage.app.tell(Layer.VOICE, Names.Media.UNREGISTER, null, null);
        stage.pass(4900);
        stage.none("L44");
        stage.pass(200);
        stage.one("L44", INFO);
    }

    @Test
    @DisplayName("L44: the provider is invalidated before the app is closed")
    void l44Invalidated() {
        stage.launch();
        stage.app.tell(Layer.VOICE, Names.Media.UNREGISTER, null, null);
        stage.app.provider().invalidate();
        stage.phone.run();
        stage.installed.kill();
        stage.settle();
        stage.clean();
    }
}
