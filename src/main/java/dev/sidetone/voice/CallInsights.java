package dev.sidetone.voice;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.voice.insights.CallSubject;
import dev.sidetone.voice.insights.InsightsEvent;
import dev.sidetone.voice.insights.InsightsEvent.Level;
import dev.sidetone.voice.quality.Monitor;
import dev.sidetone.voice.quality.Sample;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the event gateway what becomes of one call. Lives on the voice queue. */
final class CallInsights implements CallWatcher {
    private static final int BATCH = 10;

    private final Surroundings around;
    private final CallRunner runner;
    private final CallRunner.Origin origin;
    private final CallOptions options;
    private final List<Sample> batch = new ArrayList<>();
    private @Nullable String codec;

    CallInsights(
            Surroundings around, CallRunner runner, CallRunner.Origin origin, CallOptions options) {
        this.around = around;
        this.runner = runner;
        this.origin = origin;
        this.options = options;
    }

    @Override
    public void moved(CallEvent event, CallMachine before, CallMachine after) {
        if (event instanceof CallEvent.Started || event instanceof CallEvent.Accepted) {
            around.reporting().begun(this);
        }
        for (ConnectionWords.Word word : ConnectionWords.of(event, before, after)) {
            event("connection", word.name(), word.level(), word.data());
        }
        if (event instanceof CallEvent.Started) {
            event("settings", "edge", Level.INFO, Map.of("edge", around.reporting().edge()));
        }
        if (after.state() == CallState.DISCONNECTED) {
            around.reporting().over(this);
            flush();
        }
    }

    @Override
    public void switched(Switch what, boolean on) {
        String word =
                switch (what) {
                    case MUTE -> on ? "muted" : "unmuted";
                    case HOLD -> on ? "hold" : "unhold";
                };
        event("connection", word, Level.INFO, Map.of());
    }

    @Override
    public void sampled(Sample sample) {
        if (sample.codec() != null && !sample.codec().equals(codec)) {
            codec = sample.codec();
            event("settings", "codec", Level.INFO, codecData(codec));
        }
        batch.add(sample);
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private Map<String, Object> codecData(String selected) {
        List<String> wanted =
                options.preferredAudioCodecs().stream().map(AudioCodec::name).toList();
        return Map.of("selected_codec", selected, "codec_params", wanted);
    }

    private void flush() {
        if (options.enableInsights()) {
            around.reporting().metrics(token(), subject(), List.copyOf(batch));
        }
        batch.clear();
    }

    @Override
    public void judged(Monitor.Step step) {
        step.raised().forEach(news -> warning(news, "-raised", Level.WARNING));
        step.cleared().forEach(news -> warning(news, "-cleared", Level.INFO));
    }

    private void warning(Monitor.Raised news, String suffix, Level level) {
        boolean loudness = news.warning().isAboutLevel();
        String kind = loudness ? "audio-level-warning" : "network-quality-warning";
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("threshold", news.threshold());
        data.put("values", news.values());
        event(kind + suffix, news.warning().wireName(), level, data);
    }

    @Override
    public void media(MediaNews news) {
        switch (news) {
            case MediaNews.State(MediaNews.Machine machine, String value) ->
                    event(group(machine), value, level(value), Map.of());
            case MediaNews.Gathered(MediaCandidate candidate) ->
                    event("ice-candidate", "ice-candidate", Level.DEBUG, data(candidate));
            case MediaNews.Selected(MediaCandidate local, MediaCandidate remote) -> {
                around.reporting().address(local.address());
                event(
                        "ice-candidate",
                        "selected-ice-candidate-pair",
                        Level.DEBUG,
                        Map.of("local_candidate", data(local), "remote_candidate", data(remote)));
            }
        }
    }

    private static String group(MediaNews.Machine machine) {
        return switch (machine) {
            case SIGNALING -> "signaling-state";
            case GATHERING -> "ice-gathering-state";
            case ICE -> "ice-connection-state";
            case DTLS -> "dtls-transport-state";
            case CONNECTION -> "pc-connection-state";
        };
    }

    private static Level level(String state) {
        return switch (state) {
            case "failed" -> Level.ERROR;
            case "none", "timeout" -> Level.WARNING;
            default -> Level.DEBUG;
        };
    }

    private static Map<String, Object> data(MediaCandidate candidate) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "candidate_type", candidate.type());
        put(data, "deleted", false);
        put(data, "ip", candidate.address());
        put(data, "is_remote", candidate.remote());
        put(data, "port", candidate.port());
        put(data, "priority", candidate.priority());
        put(data, "protocol", candidate.protocol());
        put(data, "url", candidate.url());
        put(data, "transport_id", candidate.transport());
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    /** What a person said of the call; also after its end. */
    void feedback(FeedbackScore score, FeedbackIssue issue) {
        if (score == FeedbackScore.NOT_REPORTED) {
            event("feedback", "received-none", Level.INFO, Map.of());
        } else {
            event(
                    "feedback",
                    "received",
                    Level.INFO,
                    Map.of("quality_score", score.points(), "issue_name", issue.wireName()));
        }
    }

    /** Tells of anything else that concerns the call. */
    void event(String group, String name, Level level, Map<String, Object> data) {
        if (!options.enableInsights()) {
            return;
        }
        Reporting reporting = around.reporting();
        var event = new InsightsEvent(group, name, level, reporting.now(), data);
        reporting.event(token(), subject(), event);
    }

    private CallSubject subject() {
        String temporary = origin.outgoing() ? origin.id() : null;
        return around.reporting().subject(runner.machine().sid(), temporary, origin.outgoing());
    }

    private @Nullable String token() {
        return options instanceof ConnectOptions own
                ? own.accessToken()
                : around.connection().token();
    }
}
