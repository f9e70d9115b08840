package dev.sidetone.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.server.watch.ServerEvent.LinkChanged;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Who watches is told everything, and harms nobody. */
class WatchTest {
    @Test
    void anObserverThatFailsHarmsNobodyElse() {
        List<ServerEvent> seen = new ArrayList<>();
        Watch watch = new Watch(new Trace(() -> 0));
        watch.add(
                event -> {
                    throw new IllegalStateException("on purpose");
                });
        watch.add(seen::add);

        watch.saw(new LinkChanged("a", true));
        watch.saw(new LinkChanged("a", false));

        assertThat(seen).containsExactly(new LinkChanged("a", true), new LinkChanged("a", false));
    }
}
