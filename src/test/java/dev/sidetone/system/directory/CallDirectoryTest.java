package dev.sidetone.system.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryEnabledStatus;
import dev.sidetone.callkit.directory.CXCallDirectoryExtensionContext;
import dev.sidetone.callkit.directory.CXCallDirectoryExtensionContextDelegate;
import dev.sidetone.callkit.directory.CXCallDirectoryPhoneNumber;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;
import dev.sidetone.callkit.directory.CXErrorCodeCallDirectoryManagerError;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.time.VirtualTime;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Extensions give their entries, and the phone takes them or not. */
class CallDirectoryTest {
    private static final String SPAM = "spam";
    private static final Duration PATIENCE = LoadLine.PATIENCE;

    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time::nanos);
    private Switches switches = Switches.STANDARD.with(Quirk.DIRECTORY_LIMIT, 5);
    private final CallDirectory directory = new CallDirectory("test", time, trace, () -> switches);
    private final List<@Nullable Integer> replies = new ArrayList<>();
    private final List<CXError> failures = new ArrayList<>();
    private final List<Boolean> expired = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final CXCallDirectoryExtensionContextDelegate delegate =
            (_, error) -> failures.add(error);
    private CXCallDirectoryProvider program = _ -> {};

    private void install(String identifier) {
        directory.install(
                identifier,
                "The " + identifier,
                () ->
                        context -> {
                            order.add(identifier);
                            context.setDelegate(delegate);
                            program.beginRequest(context);
                        });
    }

    private void reply(@Nullable CXError error) {
        replies.add(error == null ? null : error.code().rawValue());
    }

    /** An extension that is switched on, with the entries that {@code first} gives. */
    private void enabled(Consumer<CXCallDirectoryExtensionContext> first) {
        install(SPAM);
        gives(first);
        directory.setEnabled(SPAM, true, this::reply);
        time.run();
    }

    private void gives(Consumer<CXCallDirectoryExtensionContext> entries) {
        program =
                context -> {
                    entries.accept(context);
                    context.completeRequest(expired::add);
                };
    }

    private void reload(Consumer<CXCallDirectoryExtensionContext> entries) {
        gives(entries);
        directory.reload(SPAM, this::reply);
        time.run();
    }

    private List<Event> events(String name) {
        return trace.events().stream().filter(event -> event.name().equals(name)).toList();
    }

    private static void good(CXCallDirectoryExtensionContext context) {
        context.addBlockingEntry(100);
        context.addBlockingEntry(200);
        context.addIdentificationEntry(150, "Bakery");
    }

    private void nothingChanged() {
        Directory now = directory.directory();
        assertThat(now.blocks(100)).isTrue();
        assertThat(now.blocks(200)).isTrue();
        assertThat(now.labelsOf(150)).containsExactly("Bakery");
        assertThat(now.sources()).hasSize(1);
        assertThat(now.sources().getFirst().size()).isEqualTo(3);
    }

    private void refused(int code) {
        assertThat(replies).containsExactly(null, code);
        assertThat(failures).extracting(error -> error.code().rawValue()).containsExactly(code);
        nothingChanged();
    }

    @Test
    @DisplayName("R94: ascending entries are taken, with several labels for a number")
    void r94AscendingEntries() {
        enabled(
                context -> {
                    context.addBlockingEntry(1);
                    context.addBlockingEntry(CXCallDirectoryPhoneNumber.MAX);
                    context.addIdentificationEntry(7, "Bakery");
                    context.addIdentificationEntry(7, "Café");
                    context.addIdentificationEntry(7, "Bakery");
                });

        Directory now = directory.directory();
        assertThat(replies).containsOnlyNulls().hasSize(1);
        assertThat(expired).containsExactly(false);
        assertThat(now.blocks(1)).isTrue();
        assertThat(now.blocks(CXCallDirectoryPhoneNumber.MAX)).isTrue();
        assertThat(now.blocks(7)).isFalse();
        assertThat(now.labelsOf(7)).containsExactly("Bakery", "Café");
        assertThat(now.labelsOf(8)).isEmpty();
    }

    @Test
    @DisplayName("R94, R97: an entry out of order is refused with 3, the list before stays")
    void r94OutOfOrder() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.addIdentificationEntry(1, "a");
                    context.addIdentificationEntry(9, "b");
                    context.addIdentificationEntry(8, "c");
                    context.addIdentificationEntry(2, "d");
                });

        refused(3);
        Event told = events("DirectoryEntryRefused").getFirst();
        assertThat(events("DirectoryEntryRefused")).as("only the first is told").hasSize(1);
        assertThat(told.layer()).isEqualTo(Layer.SYSTEM);
        assertThat(told.subject()).isEqualTo(SPAM);
        assertThat(told.detail())
                .hasToString("identification[2]: 8 after 9: entries must ascend (error 3)");
    }

    @Test
    @DisplayName("R94, R97: a number twice in the blocking list is refused with 4")
    void r94Duplicate() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.addBlockingEntry(5);
                    context.addBlockingEntry(5);
                });

        refused(4);
        assertThat(events("DirectoryEntryRefused").getFirst().detail())
                .hasToString("blocking[1]: 5 after 5: a number may come once (error 4)");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, CXCallDirectoryPhoneNumber.MAX + 1})
    @DisplayName("R97: what is no number is refused, and told")
    void r97NoNumber(long number) {
        enabled(CallDirectoryTest::good);

        reload(context -> context.addBlockingEntry(number));

        refused(0);
        assertThat(events("DirectoryEntryRefused").getFirst().detail())
                .hasToString(
                        "blocking[0]: "
                                + number
                                + " after 0: a number has 1 to 15 digits, no sign (error 0)");
    }

    @ParameterizedTest
    @CsvSource({"1, 9, 10", "18, 999999999999999999, 1000000000000000000"})
    @DisplayName("R94, phoneNumberDigits: how many digits a number may have is a switch")
    void r94Digits(int digits, long greatest, long tooGreat) {
        enabled(_ -> {});
        switches = switches.with(Quirk.PHONE_NUMBER_DIGITS, digits);

        reload(context -> context.addBlockingEntry(greatest));
        reload(context -> context.addBlockingEntry(tooGreat));

        assertThat(replies).containsExactly(null, null, 0);
        assertThat(directory.directory().blocks(greatest)).isTrue();
        switches = switches.with(Quirk.PHONE_NUMBER_DIGITS, 99);
        reload(context -> context.addBlockingEntry(Long.MAX_VALUE));
        assertThat(directory.directory().blocks(Long.MAX_VALUE)).isTrue();
    }

    @Test
    @DisplayName(
            "R96, directoryLimit: as many entries as that are taken, one more is refused with 5")
    void r96TooMany() {
        enabled(CallDirectoryTest::good);
        Consumer<CXCallDirectoryExtensionContext> most =
                context -> {
                    context.addBlockingEntry(1);
                    context.addBlockingEntry(2);
                    context.addIdentificationEntry(3, "a");
                    context.addIdentificationEntry(4, "b");
                    context.addIdentificationEntry(5, "c");
                };

        reload(most.andThen(context -> context.addBlockingEntry(3)));
        refused(5);
        assertThat(events("DirectoryEntryRefused").getFirst().detail())
                .hasToString("blocking[2]: 3 after 0: at most 5 entries (error 5)");
        replies.clear();
        reload(most);

        assertThat(replies).containsOnlyNulls().hasSize(1);
        assertThat(directory.directory().sources().getFirst().size()).isEqualTo(5);
    }

    @Test
    @DisplayName("R96: changes that make a list too long are refused with 5")
    void r96TooManyInAll() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.isIncremental();
                    context.addBlockingEntry(1);
                    context.addBlockingEntry(2);
                    context.addBlockingEntry(3);
                });

        refused(5);
    }

    @Test
    @DisplayName("R95: the first request is never incremental")
    void r95FirstIsComplete() {
        List<Boolean> asked = new ArrayList<>();

        enabled(context -> asked.add(context.isIncremental()));
        reload(context -> asked.add(context.isIncremental()));

        assertThat(asked).containsExactly(false, true);
    }

    @Test
    @DisplayName("R95: who does not ask whether it is incremental gives the complete list")
    void r95NotAsked() {
        enabled(CallDirectoryTest::good);

        reload(context -> context.addBlockingEntry(300));

        Directory now = directory.directory();
        assertThat(now.blocks(100)).isFalse();
        assertThat(now.blocks(300)).isTrue();
        assertThat(now.labelsOf(150)).isEmpty();
    }

    @Test
    @DisplayName("R95: changes are made to what was there")
    void r95Incremental() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.isIncremental();
                    context.addBlockingEntry(150);
                    context.removeBlockingEntry(100);
                    context.removeBlockingEntry(150);
                    context.removeBlockingEntry(250);
                    context.addBlockingEntry(200);
                    context.addBlockingEntry(250);
                    context.addIdentificationEntry(150, "Bakery");
                    context.addIdentificationEntry(150, "Café");
                });

        Directory now = directory.directory();
        assertThat(replies).containsOnlyNulls().hasSize(2);
        assertThat(List.of(100L, 150L, 200L, 250L, 300L).stream().filter(now::blocks))
                .as("a removal takes away only what came before it")
                .containsExactly(200L, 250L);
        assertThat(now.labelsOf(150)).containsExactly("Bakery", "Café");
        assertThat(now.sources().getFirst().size()).isEqualTo(4);
    }

    @Test
    @DisplayName("R95: all can be removed, and added again")
    void r95RemoveAll() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.isIncremental();
                    context.addBlockingEntry(10);
                    context.removeAllBlockingEntries();
                    context.addBlockingEntry(20);
                    context.removeAllIdentificationEntries();
                });

        Directory now = directory.directory();
        assertThat(List.of(10L, 20L, 100L, 200L).stream().filter(now::blocks)).containsExactly(20L);
        assertThat(now.labelsOf(150)).isEmpty();
    }

    @Test
    @DisplayName("R95: labels of one number can be removed")
    void r95RemoveLabels() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.isIncremental();
                    context.removeIdentificationEntry(150);
                });

        assertThat(directory.directory().labelsOf(150)).isEmpty();
        assertThat(directory.directory().blocks(100)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @DisplayName("R95: a removal from a complete list is refused with 8")
    void r95RemovalWithoutAsking(int kind) {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    switch (kind) {
                        case 0 -> context.removeBlockingEntry(100);
                        case 1 -> context.removeAllBlockingEntries();
                        case 2 -> context.removeIdentificationEntry(150);
                        default -> context.removeAllIdentificationEntries();
                    }
                });

        refused(8);
        assertThat(events("DirectoryRemovalRefused")).hasSize(1);
    }

    @Test
    @DisplayName("R95: who asks after the first entry is told to give all, and the trace tells it")
    void r95AskedTooLate() {
        enabled(CallDirectoryTest::good);
        List<Boolean> asked = new ArrayList<>();

        reload(
                context -> {
                    context.addBlockingEntry(100);
                    asked.add(context.isIncremental());
                    context.removeBlockingEntry(200);
                });

        assertThat(asked).containsExactly(false);
        assertThat(events("DirectoryIncrementalReadLate")).hasSize(1);
        refused(8);
    }

    @Test
    @DisplayName("R95: asking twice is no mistake")
    void r95AskedTwice() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.isIncremental();
                    context.addBlockingEntry(300);
                    assertThat(context.isIncremental()).isTrue();
                });

        assertThat(events("DirectoryIncrementalReadLate")).isEmpty();
        assertThat(directory.directory().blocks(100)).isTrue();
    }

    @Test
    @DisplayName("R96: an extension that is switched off is not asked: 6; one unknown: 1")
    void r96DisabledAndUnknown() {
        install(SPAM);
        directory.reload(SPAM, this::reply);
        directory.reload("nobody", this::reply);
        directory.setEnabled("nobody", true, this::reply);
        time.run();

        assertThat(replies).containsExactly(6, 1, 1);
        assertThat(order).isEmpty();
    }

    @Test
    @DisplayName("R96: a reload while it is loading is refused with 7, and spoils nothing")
    void r96CurrentlyLoading() {
        enabled(CallDirectoryTest::good);
        List<CXCallDirectoryExtensionContext> begun = new ArrayList<>();
        program = begun::add;
        directory.reload(SPAM, this::reply);
        time.run();

        directory.reload(SPAM, this::reply);
        time.run();
        begun.getFirst().addBlockingEntry(7);
        begun.getFirst().completeRequest(null);
        time.run();

        assertThat(replies).containsExactly(null, 7, null);
        assertThat(directory.directory().blocks(7)).isTrue();
        reload(CallDirectoryTest::good);
        assertThat(replies).as("it may load again").endsWith((Integer) null).hasSize(4);
    }

    @Test
    @DisplayName("R96: an extension that throws is interrupted: 2")
    void r96Crash() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    context.addBlockingEntry(1);
                    throw new IllegalStateException("broken");
                });

        refused(2);
        assertThat(events("DirectoryExtensionCrashed")).hasSize(1);
    }

    @Test
    @DisplayName("R96: an extension that calls itself for ever is interrupted: 2")
    void r96Overflow() {
        enabled(CallDirectoryTest::good);

        reload(this::endless);

        refused(2);
    }

    private void endless(CXCallDirectoryExtensionContext context) {
        endless(context);
    }

    @Test
    @DisplayName("R96: an extension that takes too long is interrupted: 2")
    void r96Expired() {
        enabled(CallDirectoryTest::good);
        List<CXCallDirectoryExtensionContext> begun = new ArrayList<>();
        program = begun::add;
        directory.reload(SPAM, this::reply);
        time.advance(PATIENCE.minusMillis(1));
        assertThat(replies).hasSize(1);

        time.advance(Duration.ofMillis(1));
        expired.clear();
        begun.getFirst().addBlockingEntry(7);
        begun.getFirst().completeRequest(expired::add);
        time.run();

        refused(2);
        assertThat(expired).as("it hears that it was too late").containsExactly(true);
    }

    @Test
    @DisplayName("R96: one that completed in time is not interrupted afterwards")
    void r96NotExpired() {
        enabled(CallDirectoryTest::good);

        time.advance(PATIENCE.multipliedBy(2));

        assertThat(events("DirectoryLoadFailed")).isEmpty();
        nothingChanged();
    }

    @Test
    @DisplayName("R97: an extension that gives up has its own error told to both")
    void r97Cancelled() {
        enabled(CallDirectoryTest::good);
        CXError own = new CXError(CXErrorCodeCallDirectoryManagerError.LOADING_INTERRUPTED);
        program =
                context -> {
                    context.addBlockingEntry(1);
                    context.cancelRequest(own);
                    context.addBlockingEntry(0);
                    context.completeRequest(null);
                };

        List<@Nullable CXError> told = new ArrayList<>();
        directory.reload(SPAM, told::add);
        time.run();

        assertThat(told).containsExactly(own);
        assertThat(failures).containsExactly(own);
        nothingChanged();
    }

    @Test
    @DisplayName("R97: the delegate is held weakly, and may be missing")
    void r97NoDelegate() {
        enabled(CallDirectoryTest::good);

        reload(
                context -> {
                    assertThat(context.delegate()).isSameAs(delegate);
                    context.setDelegate(null);
                    assertThat(context.delegate()).isNull();
                    context.addBlockingEntry(0);
                });

        assertThat(failures).isEmpty();
        assertThat(replies).containsExactly(null, 0);
    }

    @Test
    @DisplayName("R96: extensions are asked one after the other")
    void r96OneAfterTheOther() {
        List<CXCallDirectoryExtensionContext> begun = new ArrayList<>();
        program = begun::add;
        install("first");
        install("second");
        directory.setEnabled("first", true, this::reply);
        directory.setEnabled("second", true, this::reply);
        directory.reload("second", this::reply);
        time.run();
        assertThat(order).containsExactly("first");
        assertThat(replies).as("one that waits counts as loading").containsExactly(7);

        begun.getFirst().addIdentificationEntry(1, "one");
        begun.getFirst().completeRequest(null);
        time.run();
        assertThat(order).containsExactly("first", "second");
        begun.getLast().addIdentificationEntry(1, "two");
        begun.getLast().completeRequest(null);
        time.run();

        assertThat(directory.directory().labelsOf(1)).containsExactly("one", "two");
    }

    @Test
    @DisplayName("R96: switched off while it loads or waits, it gives nothing")
    void r96SwitchedOffMeanwhile() {
        List<CXCallDirectoryExtensionContext> begun = new ArrayList<>();
        program = begun::add;
        install("first");
        install("second");
        directory.setEnabled("first", true, this::reply);
        directory.setEnabled("second", true, this::reply);
        time.run();

        directory.setEnabled("second", false, this::reply);
        directory.setEnabled("first", false, this::reply);
        time.run();
        begun.getFirst().addBlockingEntry(1);
        begun.getFirst().completeRequest(null);
        time.run();

        assertThat(replies).containsExactly(6, null, null, 2);
        assertThat(directory.directory().sources()).isEmpty();
        assertThat(order).containsExactly("first");
    }

    @Test
    @DisplayName("R96: complete, but switched off before the phone has taken it: nothing is taken")
    void r96SwitchedOffAtTheLastMoment() {
        install(SPAM);
        program =
                context -> {
                    directory.setEnabled(SPAM, false, this::reply);
                    context.addBlockingEntry(1);
                    context.completeRequest(null);
                };
        directory.setEnabled(SPAM, true, this::reply);
        time.run();

        assertThat(replies).containsExactly(null, 2);
        assertThat(directory.directory().blocks(1)).isFalse();
    }

    @Test
    @DisplayName(
            "R93, R95: switched off, its entries are forgotten; switched on, it gives all again")
    void r95SwitchedOffAndOn() {
        enabled(CallDirectoryTest::good);
        directory.setEnabled(SPAM, false, this::reply);
        time.run();
        assertThat(directory.directory().blocks(100)).isFalse();

        List<Boolean> asked = new ArrayList<>();
        gives(context -> asked.add(context.isIncremental()));
        directory.setEnabled(SPAM, true, this::reply);
        directory.setEnabled(SPAM, true, this::reply);
        time.run();

        assertThat(asked).as("a switch that is on already does nothing").containsExactly(false);
        assertThat(replies).hasSize(4).containsOnlyNulls();
    }

    @Test
    void whatIsTakenOffThePhoneIsGone() {
        enabled(CallDirectoryTest::good);

        directory.uninstall(SPAM);
        directory.reload(SPAM, this::reply);
        time.run();

        assertThat(directory.directory().sources()).isEmpty();
        assertThat(replies).containsExactly(null, 1);
    }

    @Test
    void observersSeeWhatSettingsShow() {
        List<List<ExtensionStatus>> seen = new ArrayList<>();
        directory.observe(seen::add);
        enabled(CallDirectoryTest::good);
        reload(context -> context.addBlockingEntry(0));

        assertThat(seen.getFirst()).isEmpty();
        assertThat(seen)
                .contains(List.of(new ExtensionStatus(SPAM, "The spam", false, false, 0, 0, null)))
                .contains(List.of(new ExtensionStatus(SPAM, "The spam", true, true, 0, 0, null)))
                .contains(List.of(new ExtensionStatus(SPAM, "The spam", true, false, 2, 1, null)));
        assertThat(seen.getLast())
                .containsExactly(
                        new ExtensionStatus(
                                SPAM,
                                "The spam",
                                true,
                                false,
                                2,
                                1,
                                new CXError(CXErrorCodeCallDirectoryManagerError.UNKNOWN)));
    }

    @Test
    void afterItsEndTheDirectoryAsksNobody() {
        install(SPAM);
        program = _ -> {};
        directory.setEnabled(SPAM, true, this::reply);
        time.run();

        directory.close();
        directory.reload(SPAM, this::reply);
        time.advance(PATIENCE.multipliedBy(2));

        assertThat(replies).isEmpty();
        assertThat(directory.directory().blocks(1)).isFalse();
    }

    @Test
    @DisplayName("R93: whether an extension is on can be asked")
    void r93EnabledStatus() {
        List<CXCallDirectoryEnabledStatus> statuses = new ArrayList<>();
        directory.enabledStatus(SPAM, statuses::add);
        install(SPAM);
        directory.enabledStatus(SPAM, statuses::add);
        directory.setEnabled(SPAM, true, this::reply);
        directory.enabledStatus(SPAM, statuses::add);
        time.run();

        assertThat(statuses)
                .containsExactly(
                        CXCallDirectoryEnabledStatus.UNKNOWN,
                        CXCallDirectoryEnabledStatus.DISABLED,
                        CXCallDirectoryEnabledStatus.ENABLED);
    }
}
