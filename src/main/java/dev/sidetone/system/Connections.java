package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSessionPort;
import dev.sidetone.system.RouteHardware.Output;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which outputs are there, in the order in which they came. Used under a lock. */
final class Connections {
    /** What has happened to the list of outputs. */
    enum Change {
        NONE,
        CAME,
        WENT
    }

    private final List<String> arrivals = new ArrayList<>();

    Connections(List<Output> outputs) {
        compare(outputs);
    }

    /** Notes who is there now. */
    Change compare(List<Output> outputs) {
        List<String> now = outputs.stream().map(Output::id).toList();
        boolean came = !arrivals.containsAll(now);
        boolean went = arrivals.retainAll(now);
        now.stream().filter(id -> !arrivals.contains(id)).forEach(arrivals::add);
        if (came) {
            return Change.CAME;
        }
        return went ? Change.WENT : Change.NONE;
    }

    /** A5: of what is connected the last to come, and of one device HFP before A2DP. */
    @Nullable Output lastIn(List<Output> outputs) {
        Output last =
                outputs.stream()
                        .filter(output -> !output.port().isBuiltIn())
                        .max(Comparator.comparingInt(output -> arrivals.indexOf(output.id())))
                        .orElse(null);
        if (last == null || last.port() != AVAudioSessionPort.BLUETOOTH_A2DP) {
            return last;
        }
        return outputs.stream()
                .filter(output -> output.port() == AVAudioSessionPort.BLUETOOTH_HFP)
                .filter(output -> output.device().equals(last.device()))
                .findFirst()
                .orElse(last);
    }

    static @Nullable Output selected(List<Output> outputs) {
        return outputs.stream().filter(Output::selected).findFirst().orElse(null);
    }

    static @Nullable Output first(List<Output> outputs, AVAudioSessionPort port) {
        return outputs.stream().filter(output -> output.port() == port).findFirst().orElse(null);
    }
}
