package dev.sidetone.media.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.MediaReport;
import dev.sidetone.media.MediaSession;
import dev.sidetone.media.SessionPair;
import dev.sidetone.testing.Needs;
import dev.sidetone.voice.quality.Circumstances;
import dev.sidetone.voice.quality.Convention;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;
import dev.sidetone.voice.quality.Sampler;
import dev.sidetone.voice.quality.Warning;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a real session measures on a path that loses packets and delays them. */
@Tag("real")
class BadNetworkTest {
    private static final int SECONDS = 10;

    private MediaEngine engine;

    @BeforeEach
    void start() {
        Needs.webrtc();
        engine = WebRtcEngine.start();
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void lossAndDelayAreMeasuredAndWarnedOf() throws Exception {
        try (var path = new LossyPath(10, 60);
                var caller = new SessionPair.End(engine, 440);
                var callee = new SessionPair.End(engine, 880)) {
            caller.described = sdp -> callee.session.createAnswer(path.offer(sdp));
            callee.described = sdp -> caller.session.setAnswer(path.answer(sdp));
            caller.session.createOffer();
            List<Sample> samples = new ArrayList<>();
            Monitor monitor = Monitor.of(Convention.MOBILE, 0);
            Sampler sampler = Sampler.FRESH;
            for (int i = 0; i < SECONDS; i++) {
                Thread.sleep(1000);
                Sampler.Step step = sampler.on(report(caller.session));
                sampler = step.next();
                samples.add(step.sample());
                monitor = monitor.on(step.sample(), Circumstances.TALKING).next();
            }
            Sample last = samples.getLast();
            assertThat(last.rtt()).isBetween(115.0, 180.0);
            assertThat(meanLoss(samples)).isBetween(7.0, 13.0);
            assertThat(last.mos()).isBetween(1.5, 4.2);
            assertThat(monitor.warnings()).contains(Warning.HIGH_PACKETS_LOST_FRACTION);
        }
    }

    private static double meanLoss(List<Sample> samples) {
        return samples.subList(3, samples.size()).stream()
                .mapToDouble(sample -> sample.packetsLostFraction())
                .average()
                .orElseThrow();
    }

    private static MediaReport report(MediaSession session) throws Exception {
        var answer = new CompletableFuture<MediaReport>();
        session.stats(answer::complete);
        return answer.get(5, TimeUnit.SECONDS);
    }
}
