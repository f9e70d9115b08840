package dev.sidetone.wiring.programs;

import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.CallQualityWarning;
import dev.sidetone.voice.PreflightDelegate;
import dev.sidetone.voice.PreflightOptions;
import dev.sidetone.voice.PreflightReport;
import dev.sidetone.voice.PreflightSample;
import dev.sidetone.voice.PreflightTest;
import dev.sidetone.voice.VoiceError;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A trial of the network without a window: {@code sidetone preflight}. */
final class HeadlessPreflight implements PreflightDelegate {
    private final Programs.Preflight options;
    private final Programs.Output output;
    private final Attendance attendance = new Attendance();

    HeadlessPreflight(Programs.Preflight options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    int run() throws IOException, InterruptedException {
        return attendance.run(
                options.end(),
                endpoint ->
                        endpoint.voice()
                                        .runPreflightTest(
                                                PreflightOptions.with(
                                                        endpoint.token(),
                                                        built ->
                                                                built.duration(options.duration())),
                                                this)
                                ::stop);
    }

    @Override
    public void preflightDidConnect(PreflightTest test) {
        String words = "connected, watching for " + options.duration().toSeconds() + " s";
        output.event("connected", ToldCall.facts(test.callSid()), words);
    }

    @Override
    public void preflightDidReceiveStatsSample(PreflightTest test, PreflightSample sample) {
        output.event("sample", Map.of("sample", sample), "");
    }

    @Override
    public void preflightDidReceiveQualityWarnings(
            PreflightTest test, Set<CallQualityWarning> current, Set<CallQualityWarning> previous) {
        List<String> names = current.stream().map(CallQualityWarning::wireName).toList();
        String words = names.isEmpty() ? "no warnings any more" : String.join(", ", names);
        output.event("warnings", Map.of("current", names), words);
    }

    @Override
    public void preflightDidComplete(PreflightTest test, PreflightReport report) {
        output.event("report", report.dictionaryReport(), PreflightText.of(report));
        attendance.end(0);
    }

    @Override
    public void preflightDidFail(PreflightTest test, VoiceError error) {
        Map<String, Object> facts = ToldCall.facts(test.callSid());
        output.failure("failed", facts, error.code(), error.message());
        attendance.end(1);
    }
}
