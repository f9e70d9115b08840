package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.audio.StreamDevice;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.testing.Needs;
import dev.sidetone.testing.ToneEar;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Trace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A preflight test of the real server on loopback, with the real engine at both ends. */
@Tag("real")
class RealPreflightTest {
    @TempDir private Path folder;

    private static VoiceClient client(MediaEngine engine, Town town, RealTime time) {
        return new VoiceClient(
                new VoiceSetup(
                        "alice",
                        town::address,
                        engine,
                        StreamDevice.tone(engine.clock(), 440, new ToneEar()),
                        time.queue("audio"),
                        town.wires(),
                        town.bindings(),
                        time,
                        Randomness.secure(),
                        new Trace(System::nanoTime),
                        time.queue("main")));
    }

    @Test
    void theEchoOfTheServerIsFoundToBeExcellent() throws Exception {
        Needs.webrtc();
        var outcome = new CompletableFuture<PreflightReport>();
        List<PreflightSample> samples = new CopyOnWriteArrayList<>();
        List<String> posts = new CopyOnWriteArrayList<>();
        var app =
                new PreflightDelegate() {
                    @Override
                    public void preflightDidReceiveStatsSample(
                            PreflightTest test, PreflightSample sample) {
                        samples.add(sample);
                    }

                    @Override
                    public void preflightDidComplete(PreflightTest test, PreflightReport report) {
                        outcome.complete(report);
                    }

                    @Override
                    public void preflightDidFail(PreflightTest test, VoiceError error) {
                        outcome.completeExceptionally(new AssertionError(error.toString()));
                    }
                };
        try (MediaEngine engine = WebRtcEngine.start();
                var town = new LoopbackTown(folder, false, engine);
                var client = client(engine, town, new RealTime())) {
            client.reporting().setPublisher((path, _, body) -> posts.add(path + body));
            client.runPreflightTest(
                    PreflightOptions.with(
                            town.token("alice"), o -> o.duration(Duration.ofMillis(6_300))),
                    app);
            PreflightReport report = outcome.get(25, TimeUnit.SECONDS);
            assertThat(report.callSid()).startsWith("CA");
            assertThat(report.callQuality()).isIn(CallQuality.EXCELLENT, CallQuality.GREAT);
            assertThat(report.isTurnRequired()).isFalse();
            assertThat(report.samples()).hasSizeBetween(5, 6).isEqualTo(samples);
            assertThat(report.samples().getLast().packetsReceived()).isBetween(30L, 130L);
            assertThat(report.samples().getLast().audioInputLevel()).isPositive();
            assertThat(report.samples().getLast().codec()).isEqualTo("opus");
            assertThat(report.networkTimings().signaling().duration()).isBetween(0L, 5_000L);
            assertThat(report.networkTimings().peerConnection().duration()).isBetween(1L, 5_000L);
            assertThat(report.networkTimings().iceConnection()).isNotNull();
            assertThat(report.networkStats().rtt().max()).isLessThan(100);
            assertThat(report.iceCandidates()).isNotEmpty();
            assertThat(report.selectedIceCandidatePair().remote().candidateType()).isNotNull();
            assertThat(String.join("\n", posts))
                    .contains("pc-connection-state", "selected-ice-candidate-pair")
                    .contains("dtls-transport-state", "/v4/EndpointMetrics");
        }
    }
}
