package dev.sidetone.wiring.programs;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.verbs.Programs;
import dev.sidetone.voice.Call;
import dev.sidetone.voice.ConnectOptions;
import dev.sidetone.voice.VoiceError;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One call without a window: {@code sidetone call}. */
final class HeadlessCall extends ToldCall {
    private final Programs.Call options;
    private final Attendance attendance = new Attendance();
    private volatile @Nullable SerialQueue timers;
    private volatile boolean answered;

    HeadlessCall(Programs.Call options, Programs.Output output) {
        super(output);
        this.options = options;
    }

    int run() throws IOException, InterruptedException {
        return attendance.run(options.end(), this::begin);
    }

    private Runnable begin(Endpoint endpoint) {
        timers = endpoint.timers();
        Map<String, String> params = new LinkedHashMap<>(options.params());
        params.put("To", options.to());
        Call call =
                endpoint.voice()
                        .connect(
                                ConnectOptions.with(endpoint.token(), b -> b.params(params)), this);
        output.event("calling", Map.of("to", options.to()), "calling " + options.to());
        return call::disconnect;
    }

    @Override
    void connected(Call call) {
        answered = true;
        if (!options.digits().isEmpty()) {
            call.sendDigits(options.digits());
        }
        SerialQueue queue = timers;
        if (options.hangupAfter() != null && queue != null) {
            queue.after(options.hangupAfter(), call::disconnect);
        }
    }

    @Override
    void over(@Nullable VoiceError error) {
        if (error == null && !answered) {
            output.error(1, "The call ended before it was answered.");
        }
        attendance.end(error == null && answered ? 0 : 1);
    }
}
