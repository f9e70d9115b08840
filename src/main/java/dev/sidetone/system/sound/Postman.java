package dev.sidetone.system.sound;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.avaudio.AVAudioSessionInterruption;
import dev.sidetone.avaudio.AVAudioSessionNotifications;
import dev.sidetone.avaudio.AVAudioSessionRouteChange;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings notifications to the main queues of apps, and writes them. Used under a lock. */
final class Postman {
    private final Trace trace;
    private final Map<String, SoundClient> clients = new LinkedHashMap<>();
    private final Map<String, AVAudioSession> sessions = new LinkedHashMap<>();

    Postman(Trace trace) {
        this.trace = trace;
    }

    void add(String app, SoundClient client, AVAudioSession session) {
        clients.put(app, client);
        sessions.put(app, session);
    }

    /** Whose session it is; null when it is of no running app. */
    @Nullable String owner(AVAudioSession session) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue() == session)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    void remove(String app) {
        sessions.remove(app);
        SoundClient client = clients.remove(app);
        if (client != null) {
            client.end();
        }
    }

    void routeChanged(AVAudioSessionRouteChange change) {
        for (String app : List.copyOf(clients.keySet())) {
            post(app, "RouteChanged", change.reason(), n -> n.routeChange(change));
        }
    }

    void inputsChanged() {
        for (String app : List.copyOf(clients.keySet())) {
            post(
                    app,
                    "AvailableInputsChanged",
                    null,
                    AVAudioSessionNotifications::availableInputsChange);
        }
    }

    void post(SoundEffect effect) {
        switch (effect) {
            case SoundEffect.PostInterruptionBegan it -> {
                var began = AVAudioSessionInterruption.began(it.reason());
                post(it.app(), "InterruptionBegan", it.reason(), n -> n.interruption(began));
            }
            case SoundEffect.PostInterruptionEnded it -> {
                var ended = AVAudioSessionInterruption.ended(it.shouldResume());
                post(it.app(), "InterruptionEnded", ended.options(), n -> n.interruption(ended));
            }
            case SoundEffect.PostSilenceHint it ->
                    post(
                            it.app(),
                            "SilenceSecondaryAudioHint",
                            it.type(),
                            n -> n.silenceSecondaryAudioHint(it.type()));
            case SoundEffect.PostMediaServicesLost it ->
                    post(
                            it.app(),
                            "MediaServicesLost",
                            null,
                            AVAudioSessionNotifications::mediaServicesWereLost);
            case SoundEffect.PostMediaServicesReset it ->
                    post(
                            it.app(),
                            "MediaServicesReset",
                            null,
                            AVAudioSessionNotifications::mediaServicesWereReset);
            default -> throw new IllegalArgumentException("not for an app: " + effect);
        }
    }

    private void post(
            String app,
            String name,
            @Nullable Object detail,
            Consumer<AVAudioSessionNotifications> body) {
        SoundClient client = clients.get(app);
        if (client != null) {
            Runnable told = () -> body.accept(client.notifications());
            Trace about = trace.of(app);
            about.inside(
                    Layer.AUDIO_SESSION,
                    name,
                    app,
                    detail,
                    () -> client.execute(trace.carrying(told)));
        }
    }
}
