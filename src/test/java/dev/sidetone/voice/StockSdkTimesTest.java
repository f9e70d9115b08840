package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.testing.chromium.Page;
import dev.sidetone.testing.sdk.SdkPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;

/**
 * How long two pages need through the anchor. The goals are medians of 125 ms to accept and 175 ms
 * to the first packet; told, not insisted on: the browser and the machine have most of it.
 */
@Tag("real")
@Tag("soak")
class StockSdkTimesTest {
    private static final int WARM_UP = 5;
    private static final int CALLS = 30;

    @RegisterExtension static final SdkTown TOWN = new SdkTown();

    @Test
    void fromConnectToAcceptAndToTheFirstPacket() {
        SdkPage carol = TOWN.carol();
        carol.registers();
        carol.does("web.answersItself = true");
        SdkPage dave = TOWN.dave();
        dave.registers();
        List<Double> accepted = new ArrayList<>();
        List<Double> heard = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            int carols = carol.page().frames().size();
            int daves = dave.page().frames().size();
            JsonNode times = dave.does("web.times({To: 'carol'})");
            if (i >= WARM_UP) {
                accepted.add(times.path("accepted").asDouble());
                heard.add(times.path("heard").asDouble());
                ours.add(
                        frame(carol, carols, false, "invite")
                                - frame(dave, daves, true, "invite")
                                + frame(dave, daves, false, "answer")
                                - frame(carol, carols, true, "answer"));
            }
            dave.does("web.call.disconnect()");
            carol.awaits("disconnect");
        }
        assertThat(heard).hasSize(CALLS);
        System.out.printf(
                "two pages, %d calls: accept %s, of that in the server and its sockets %s; first"
                        + " packet %s%n",
                CALLS, told(accepted), told(ours), told(heard));
    }

    /** When a page sent or got its next frame of that type. */
    private static double frame(SdkPage page, int from, boolean sent, String type) {
        List<Page.Frame> all = page.page().frames();
        return all.subList(from, all.size()).stream()
                .filter(one -> one.sent() == sent)
                .filter(one -> one.text().contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow()
                .millis();
    }

    private static String told(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        return String.format(
                "%.0f ms (%.0f to %.0f)",
                sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
