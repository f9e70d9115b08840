package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.testing.MutingPhone;
import dev.sidetone.trace.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What the benchmark of src/bench measures does happen. */
class MutingTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void everyRequestIsAcceptedPerformedAndShown(int calls) {
        MutingPhone phone = new MutingPhone(calls);
        assertThat(muted(phone)).isEmpty();

        for (int i = 0; i < calls; i++) {
            phone.mute();
        }

        assertThat(muted(phone)).hasSize(calls);
        assertThat(phone.fulfilled()).isEqualTo(calls);
        assertThat(phone.accepted()).isGreaterThanOrEqualTo(2 * calls);
        assertThat(phone.observed()).isGreaterThanOrEqualTo(calls);

        phone.mute();
        assertThat(muted(phone)).hasSize(calls - 1);
    }

    private static List<SystemSnapshot.Line> muted(MutingPhone phone) {
        return phone.device().snapshot().calls().stream().filter(line -> line.muted()).toList();
    }

    @Test
    void theTraceTellsEachStep() {
        MutingPhone phone = new MutingPhone(1);
        long before = phone.trace().written();

        phone.mute();

        List<String> steps = phone.trace().since(before).stream().map(Event::name).toList();
        assertThat(steps)
                .containsSubsequence(
                        "TransactionRequested",
                        "Accepted",
                        "TransactionDelivered",
                        "performSetMutedCallAction",
                        "ActionFulfilled");
    }
}
