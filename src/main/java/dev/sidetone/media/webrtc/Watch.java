package dev.sidetone.media.webrtc;

import dev.sidetone.media.MediaCandidate;
import dev.sidetone.media.MediaNews;
import dev.sidetone.media.MediaReport;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells how a connection comes about. The library has callbacks for most states; that of DTLS and
 * the selected pair are only in its reports (asking its DTLS transport ends the process). Used on
 * the session's queue alone.
 */
final class Watch {
    private final Consumer<MediaNews> listener;
    private final Map<MediaNews.Machine, String> told = new HashMap<>();
    private @Nullable String selected;

    Watch(Consumer<MediaNews> listener) {
        this.listener = listener;
    }

    /** A state by the library's name, {@code HAVE_LOCAL_OFFER}. */
    void state(MediaNews.Machine machine, Enum<?> state) {
        String word = state.name().toLowerCase(Locale.ROOT);
        // the answers of the specification that are only provisional have no hyphen
        say(machine, word.replace("pr_answer", "pranswer").replace('_', '-'));
    }

    /** Gathering has come to nothing: {@code none} or {@code timeout}. */
    void gathering(String failure) {
        say(MediaNews.Machine.GATHERING, failure);
    }

    void candidate(String line) {
        MediaCandidate candidate = MediaCandidate.ofLine(line);
        if (candidate != null) {
            listener.accept(new MediaNews.Gathered(candidate));
        }
    }

    /** What a report tells that no callback does. */
    void report(MediaReport report) {
        MediaReport.Transport transport = report.transport();
        if (transport != null && transport.dtlsState() != null) {
            say(MediaNews.Machine.DTLS, transport.dtlsState());
        }
        MediaReport.Pair pair = report.selected();
        if (pair == null || pair.id().equals(selected)) {
            return;
        }
        selected = pair.id();
        MediaCandidate local = report.candidate(pair.local());
        MediaCandidate remote = report.candidate(pair.remote());
        if (local != null && remote != null) {
            listener.accept(new MediaNews.Selected(local, remote));
        }
    }

    private void say(MediaNews.Machine machine, String value) {
        if (!value.equals(told.put(machine, value))) {
            listener.accept(new MediaNews.State(machine, value));
        }
    }
}
