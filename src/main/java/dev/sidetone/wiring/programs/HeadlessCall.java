package dev.sidetone.wiring.programs;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.CallDelegate;
import dev.sidetone.voice.ConnectOptions;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** One call without a window: {@code sidetone call}. */
final class HeadlessCall implements CallDelegate {
    private final Programs.Call options;
    private final Programs.Output output;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int exitCode = 1;
    private volatile @Nullable SerialQueue timers;

    HeadlessCall(Programs.Call options, Programs.Output output) {
        this.options = options;
        this.output = output;
    }

    int run() throws IOException, InterruptedException {
        try (Endpoint endpoint =
                Endpoint.open(
                        options.identity(),
                        options.server(),
                        options.data(),
                        options.play(),
                        options.record())) {
            timers = endpoint.timers();
            Map<String, String> params = new LinkedHashMap<>(options.params());
            params.put("To", options.to());
            Call call =
                    endpoint.voice()
                            .connect(
                                    ConnectOptions.with(endpoint.token(), b -> b.params(params)),
                                    this);
            output.event("calling", Map.of("to", options.to()), "calling " + options.to());
            Ending.onSignal(
                    () -> {
                        call.disconnect();
                        endpoint.end();
                    },
                    done);
            over.await();
        } finally {
            done.countDown();
        }
        return exitCode;
    }

    private Map<String, Object> sid(Call call) {
        return Map.of("callSid", call.sid());
    }

    @Override
    public void callDidStartRinging(Call call) {
        output.event("ringing", sid(call), "ringing");
    }

    @Override
    public void callDidConnect(Call call) {
        output.event("connected", sid(call), "connected");
        if (!options.digits().isEmpty()) {
            call.sendDigits(options.digits());
        }
        SerialQueue queue = timers;
        if (options.hangupAfter() != null && queue != null) {
            queue.after(options.hangupAfter(), call::disconnect);
        }
    }

    @Override
    public void callDidFailToConnect(Call call, VoiceError error) {
        output.event("failed", failure(call, error), "");
        output.error(error.code(), error.message());
        over.countDown();
    }

    @Override
    public void callDidDisconnect(Call call, @Nullable VoiceError error) {
        if (error == null) {
            output.event("disconnected", sid(call), "ended");
            exitCode = 0;
        } else {
            output.event("disconnected", failure(call, error), "");
            output.error(error.code(), error.message());
        }
        over.countDown();
    }

    private static Map<String, Object> failure(Call call, VoiceError error) {
        return Map.of("callSid", call.sid(), "code", error.code(), "message", error.message());
    }

    @Override
    public void callIsReconnecting(Call call, VoiceError error) {
        output.event("reconnecting", failure(call, error), "reconnecting: " + error.message());
    }

    @Override
    public void callDidReconnect(Call call) {
        output.event("reconnected", sid(call), "reconnected");
    }

    @Override
    public void callDidReceiveDigits(Call call, String digits) {
        output.event("digits", Map.of("callSid", call.sid(), "digits", digits), "digits " + digits);
    }
}
