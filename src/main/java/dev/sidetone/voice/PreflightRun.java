package dev.sidetone.voice;

import dev.sidetone.media.MediaNews;
import dev.sidetone.signaling.Protocol;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.voice.PreflightTest.Status;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/** Carries out a preflight test. Lives on the voice queue. */
final class PreflightRun implements CallDelegate, CallWatcher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PreflightTest test;
    private final Surroundings around;
    private final PreflightOptions options;
    private final PreflightDelegate delegate;
    private final Executor app;
    private final PreflightFindings findings;
    private final Call call;
    private volatile Status status = Status.CONNECTING;
    private volatile @Nullable PreflightReport report;
    private SerialQueue.@Nullable Timer timer;
    private boolean seated;

    PreflightRun(
            PreflightTest test,
            Surroundings around,
            PreflightOptions options,
            PreflightDelegate delegate) {
        this.test = test;
        this.around = around;
        this.options = options;
        this.delegate = delegate;
        Executor queue = options.delegateQueue();
        this.app = queue == null ? around.mainQueue() : queue;
        this.findings = new PreflightFindings(now());
        String id = Protocol.TEMPORARY_SID + around.random().uuid();
        var origin = new CallRunner.Origin(true, id, null, null, null);
        this.call = new Call(around, origin, options.call(around.queue()), this);
        call.runner().observed().add(this);
    }

    private long now() {
        return around.reporting().now().toEpochMilli();
    }

    Status status() {
        return status;
    }

    String callSid() {
        return call.sid();
    }

    PreflightFindings findings() {
        return findings;
    }

    @Nullable PreflightReport report() {
        return report;
    }

    /** From any thread. */
    void start() {
        around.journal().called("runPreflightTest", call.runner().id(), null, this::begin);
    }

    private void begin() {
        seated = around.reporting().beginTest();
        if (!seated) {
            end(VoiceError.of(ErrorCode.UNKNOWN_ERROR, "A preflight test is running already."));
            return;
        }
        timer = around.queue().after(PATIENCE, this::unanswered);
        around.board().add(call.runner());
        call.runner().on(new CallEvent.Started());
        around.connection().listen(options.accessToken());
    }

    private void unanswered() {
        String words = "The server did not answer within " + PATIENCE.toSeconds() + " s.";
        abort(VoiceError.of(ErrorCode.CONNECTION_ERROR, words));
    }

    /** From any thread. */
    void stop() {
        around.journal()
                .called(
                        "stop",
                        call.runner().id(),
                        null,
                        () ->
                                abort(
                                        VoiceError.of(
                                                ErrorCode.CALL_CANCELLED,
                                                "The preflight test was stopped.")));
    }

    private void abort(VoiceError why) {
        if (!over()) {
            end(why);
            call.runner().on(new CallEvent.HungUp());
        }
    }

    private boolean over() {
        return status == Status.COMPLETED || status == Status.FAILED;
    }

    @Override
    public void moved(CallEvent event, CallMachine before, CallMachine after) {
        boolean answered =
                event instanceof CallEvent.SignalingReady
                        || event instanceof CallEvent.RemoteRinging
                        || event instanceof CallEvent.RemoteAnswered;
        if (answered && findings.signaled(now())) {
            cancelTimer();
        }
    }

    @Override
    public void media(MediaNews news) {
        if (news instanceof MediaNews.State state) {
            findings.moved(state, now());
        }
    }

    @Override
    public void sampled(Sample sample) {
        if (over()) {
            return;
        }
        PreflightSample second = PreflightSample.of(sample);
        findings.add(second);
        call.runner().report(findings::media);
        tell(
                "preflightDidReceiveStatsSample",
                null,
                () -> delegate.preflightDidReceiveStatsSample(test, second));
    }

    @Override
    public void judged(Monitor.Step step) {
        findings.add(step);
    }

    @Override
    public void callDidConnect(Call connected) {
        if (over()) {
            return;
        }
        status = Status.CONNECTED;
        timer = around.queue().after(options.duration(), connected::disconnect);
        tell("preflightDidConnect", null, () -> delegate.preflightDidConnect(test));
    }

    @Override
    public void callDidReceiveQualityWarnings(
            Call from, Set<CallQualityWarning> current, Set<CallQualityWarning> previous) {
        if (!over()) {
            tell(
                    "preflightDidReceiveQualityWarnings",
                    current.size(),
                    () -> delegate.preflightDidReceiveQualityWarnings(test, current, previous));
        }
    }

    @Override
    public void callDidFailToConnect(Call failed, VoiceError error) {
        end(error);
    }

    @Override
    public void callDidDisconnect(Call ended, @Nullable VoiceError error) {
        boolean unheard = error == null && status == Status.CONNECTING;
        end(unheard ? VoiceError.of(ErrorCode.CALL_CANCELLED) : error);
    }

    private void end(@Nullable VoiceError error) {
        if (over()) {
            return;
        }
        cancelTimer();
        findings.end(now());
        if (seated) {
            around.reporting().endTest();
        }
        if (error != null) {
            status = Status.FAILED;
            tell("preflightDidFail", error, () -> delegate.preflightDidFail(test, error));
            return;
        }
        String selected = around.reporting().subject(null, null, true).edge();
        PreflightReport found = findings.report(call.sid(), around.reporting().edge(), selected);
        report = found;
        status = Status.COMPLETED;
        tell("preflightDidComplete", null, () -> delegate.preflightDidComplete(test, found));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void tell(String method, @Nullable Object detail, Runnable callback) {
        around.journal().tell(app, method, call.runner().id(), detail, callback);
    }
}
