package dev.sidetone.system;

import static dev.sidetone.testing.Stage.CELLULAR;
import static dev.sidetone.testing.Stage.ONE;
import static dev.sidetone.testing.Stage.THREE;
import static dev.sidetone.testing.Stage.TWO;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXSetHeldCallAction;
import dev.sidetone.system.profile.IOSProfile;
import dev.sidetone.testing.CaseLog;
import dev.sidetone.testing.FakeApp.Response;
import dev.sidetone.testing.Stage;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The cases of callkit-cases.json in which CallKit plays a part, step by step. */
class CasesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Stage stage = new Stage();
    private final Device device = stage.phone.device();

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream file = CasesTest.class.getResourceAsStream("/callkit-cases.json")) {
            List<Named<JsonNode>> found = new ArrayList<>();
            for (JsonNode each : new ObjectMapper().readTree(file).get("cases")) {
                String table = each.get("table").asText();
                String id = each.get("scenario").asText();
                if (table.equals("callKit")) {
                    found.add(Named.of("callKit " + id + "/" + each.get("ios").asInt(), each));
                } else if (table.equals("multi")) {
                    found.add(Named.of(id, each));
                }
            }
            return found.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void happensAsWritten(JsonNode written) {
        if (written.has("ios")) {
            device.setProfile(new IOSProfile(written.get("ios").asInt()));
        }
        CaseLog log = play(written.get("scenario").asText());

        List<String> expected = new ArrayList<>();
        List<String> anywhere = new ArrayList<>();
        for (JsonNode step : written.get("expectedOrder")) {
            String text = step.asText();
            (text.startsWith("~") ? anywhere : expected).add(text.replaceFirst("^~", ""));
        }
        log.contains(expected);
        log.containsAnywhere(anywhere);
        JsonNode never = written.path("mustNotOccur");
        never.forEach(each -> log.neverContains(each.asText().replaceFirst(" unless .*", "")));
        if (written.has("resumes")) {
            boolean flows = stage.mine.handedOver() != null && log.soundFlows();
            assertThat(flows).isEqualTo(written.get("resumes").asBoolean());
        }
    }

    private CaseLog play(String scenario) {
        return switch (scenario) {
            case "A" -> withCellular(() -> holdAndAccept(() -> device.end(CELLULAR)));
            case "B" -> withCellular(() -> holdAndAccept(this::cellularEndsRemotely));
            case "C" -> withCellular(() -> holdAndAccept(device::swap));
            case "D" -> withCellular(() -> device.end(CELLULAR));
            case "E" -> withCellular(this::cellularEndsRemotely);
            case "B-recover" -> recover();
            case "MC1", "MC2" -> twoRinging(scenario.equals("MC1"));
            case "MC3" -> second(() -> device.endAndAnswer(TWO));
            case "MC4" -> second(() -> device.holdAndAnswer(TWO));
            case "MC5" -> oneHeldOneActive(device::swap);
            case "MC6" -> third();
            case "MC7" -> oneHeldOneActive(() -> device.end(TWO));
            case "TO1" -> answerNeverFulfilled();
            default -> throw new IllegalArgumentException("no such case: " + scenario);
        };
    }

    private void cellularEndsRemotely() {
        device.cellular().remoteEnds(CELLULAR);
    }

    private CaseLog withCellular(Runnable then) {
        stage.talking(ONE);
        CaseLog log = new CaseLog(stage, Map.of(ONE, "V", CELLULAR, "X"));
        device.cellular().ring(CELLULAR, "+15550100");
        stage.run();
        then.run();
        stage.run();
        return log;
    }

    private void holdAndAccept(Runnable then) {
        device.holdAndAnswer(CELLULAR);
        stage.run();
        then.run();
    }

    private CaseLog recover() {
        withCellular(() -> holdAndAccept(this::cellularEndsRemotely));
        CaseLog log = new CaseLog(stage, Map.of(ONE, "V", CELLULAR, "X"));
        stage.mine.request(new CXSetHeldCallAction(ONE, false));
        stage.run();
        return log;
    }

    private CaseLog twoRinging(boolean accept) {
        CaseLog log = new CaseLog(stage, Map.of(ONE, "A", TWO, "B"));
        stage.mine.ring(ONE);
        stage.mine.ring(TWO);
        stage.run();
        if (accept) {
            device.answer(ONE);
        } else {
            device.end(ONE);
        }
        stage.run();
        log.sheet();
        return log;
    }

    private CaseLog second(Runnable gesture) {
        stage.talking(ONE).ringing(TWO);
        CaseLog log = new CaseLog(stage, Map.of(ONE, "A", TWO, "B"));
        gesture.run();
        stage.run();
        return log;
    }

    private CaseLog oneHeldOneActive(Runnable gesture) {
        stage.talking(ONE).held(ONE).talking(TWO);
        CaseLog log = new CaseLog(stage, Map.of(ONE, "held", TWO, "active"));
        gesture.run();
        stage.run();
        return log;
    }

    private CaseLog third() {
        stage.talking(ONE).held(ONE).talking(TWO).ringing(THREE);
        Map<UUID, String> names = Map.of(ONE, "held", TWO, "active", THREE, "incoming");
        CaseLog log = new CaseLog(stage, names);
        device.endHeldAndAnswer(THREE);
        stage.run();
        return log;
    }

    private CaseLog answerNeverFulfilled() {
        stage.mine.answering(CXAnswerCallAction.class, Response.NOTHING);
        stage.ringing(ONE);
        CaseLog log = new CaseLog(stage, Map.of(ONE, "A"));
        device.answer(ONE);
        stage.advance(HOUR);
        return log;
    }
}
