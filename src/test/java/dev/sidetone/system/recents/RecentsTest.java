package dev.sidetone.system.recents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.system.profile.IOSProfile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What enters recents, and as what. */
class RecentsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static RecentEntry entry(int number, RecentOutcome outcome) {
        Instant since = NOON.plusSeconds(number);
        return new RecentEntry(
                new UUID(7, number),
                "Caller " + number,
                new CXHandle(CXHandleType.PHONE_NUMBER, "+1555010" + number),
                "Softphone",
                false,
                false,
                outcome,
                since,
                null,
                since.plusMillis(500));
    }

    @ParameterizedTest
    @DisplayName("R42, R46: a call is missed, failed, cancelled or normal, in this order")
    @CsvSource({
        "false, true, false, false, NORMAL",
        "true, true, false, false, NORMAL",
        "false, false, false, false, NORMAL",
        "true, false, false, false, CANCELLED",
        "true, false, false, true, FAILED",
        "false, true, false, true, FAILED",
        "false, false, true, false, MISSED",
        "false, false, true, true, MISSED"
    })
    void r46Outcome(
            boolean outgoing,
            boolean connected,
            boolean missed,
            boolean failed,
            RecentOutcome outcome) {
        assertThat(RecentRules.outcome(outgoing, connected, missed, failed)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @DisplayName("R98: a provider can keep its calls out of recents since iOS 11")
    @CsvSource({"true, 10, true", "true, 18, true", "false, 10, true", "false, 11, false"})
    void r98Included(boolean included, int ios, boolean lists) {
        assertThat(RecentRules.lists(included, new IOSProfile(ios).switches())).isEqualTo(lists);
    }

    @Test
    @DisplayName("U11: the newest comes first, the oldest make room")
    void u11NewestFirst() {
        RecentList list = RecentList.EMPTY;
        for (int i = 0; i <= RecentList.MOST; i++) {
            list = list.with(entry(i, RecentOutcome.NORMAL));
        }

        assertThat(list.entries()).hasSize(RecentList.MOST);
        assertThat(list.entries().getFirst().name()).isEqualTo("Caller 1000");
        assertThat(list.entries().getLast().name()).isEqualTo("Caller 1");
    }

    @Test
    @DisplayName("U11: missed calls are counted until they were seen")
    void u11Badge() {
        RecentEntry missed = entry(1, RecentOutcome.MISSED);
        RecentList list = RecentList.EMPTY.with(missed).with(entry(2, RecentOutcome.FAILED));
        assertThat(list.unseen()).isEqualTo(1);
        assertThat(list.missed()).containsExactly(missed);
        assertThat(missed.missed()).isTrue();

        RecentList seen = list.seenAt(missed.until());
        assertThat(seen.unseen()).isZero();
        assertThat(seen.entries()).isEqualTo(list.entries());
        assertThat(seen.with(entry(3, RecentOutcome.MISSED)).unseen()).isEqualTo(1);
    }

    @Test
    void entriesAreFoundDeletedAndCleared() {
        RecentEntry one = entry(1, RecentOutcome.NORMAL);
        RecentEntry two = entry(2, RecentOutcome.NORMAL);
        RecentList list = RecentList.EMPTY.with(one).with(two).seenAt(NOON);

        assertThat(list.matching("cALLER 1")).containsExactly(one);
        assertThat(list.matching("+15550102")).containsExactly(two);
        assertThat(list.matching(" softphone ")).hasSize(2);
        assertThat(list.matching("")).hasSize(2);
        assertThat(list.matching("nobody")).isEmpty();
        assertThat(list.without(one).entries()).containsExactly(two);
        assertThat(list.cleared()).isEqualTo(new RecentList(java.util.List.of(), NOON));
    }

    @Test
    void howLongTheyTalkedCountsFromWhenBothCould() {
        Instant until = NOON.plusSeconds(90);
        RecentEntry talked =
                new RecentEntry(
                        new UUID(7, 1),
                        "Bob",
                        null,
                        "Softphone",
                        true,
                        false,
                        RecentOutcome.NORMAL,
                        NOON,
                        NOON.plusSeconds(30),
                        until);

        assertThat(talked.talked()).isEqualTo(Duration.ofMinutes(1));
        assertThat(entry(1, RecentOutcome.MISSED).talked()).isZero();
    }

    @Test
    void whatACallerChoosesIsBounded() {
        CXHandle endless = new CXHandle(CXHandleType.GENERIC, "x".repeat(501));
        CXHandle longest = new CXHandle(CXHandleType.GENERIC, "x".repeat(500));

        assertThat(bounded("n".repeat(201), endless).name()).isEqualTo("n".repeat(199) + "…");
        assertThat(bounded("n".repeat(200), endless).name()).isEqualTo("n".repeat(200));
        assertThat(bounded("n", endless).handle()).isNull();
        assertThat(bounded("n", longest).handle()).isEqualTo(longest);
    }

    private static RecentEntry bounded(String name, CXHandle handle) {
        return new RecentEntry(
                new UUID(7, 1),
                name,
                handle,
                "Softphone",
                false,
                false,
                RecentOutcome.NORMAL,
                NOON,
                null,
                NOON);
    }
}
