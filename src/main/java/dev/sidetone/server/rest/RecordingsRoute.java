package dev.sidetone.server.rest;

import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.http.Form;
import dev.sidetone.server.http.HttpAnswer;
import dev.sidetone.server.http.HttpAsk;
import dev.sidetone.server.http.HttpRoute;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.recording.RecordingEntry;
import dev.sidetone.server.recording.RecordingEntry.Status;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recordings are looked up, listed, heard and deleted. A URL without ending, as webhooks are told
 * it, is the sound.
 */
public final class RecordingsRoute implements HttpRoute {
    private static final Pattern PATH =
            Pattern.compile(
                    "/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})(?:/Calls/(CA[0-9a-fA-F]{32}))?"
                            + "/Recordings(?:/(RE[0-9a-fA-F]{32}))?(\\.[a-z0-9]+)?");
    private static final int UNDER_WAY = 21220;
    private static final int NO_FORMAT = 21000;

    private final RecordingBook book;
    private final Accounts accounts;
    private final BasicAuth auth;
    private final Predicate<HttpAsk> ours;

    /**
     * The recordings of a server.
     *
     * @param ours whether the server itself asks, to play what it has recorded
     */
    public RecordingsRoute(RecordingBook book, Accounts accounts, Predicate<HttpAsk> ours) {
        this.book = book;
        this.accounts = accounts;
        this.auth = new BasicAuth(accounts);
        this.ours = ours;
    }

    @Override
    public boolean takes(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public List<String> methods(String path) {
        return List.of("GET", "DELETE");
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpAsk ask) {
        try {
            return CompletableFuture.completedStage(carriedOut(ask));
        } catch (Refusal refused) {
            return CompletableFuture.completedStage(refused.answer());
        }
    }

    private HttpAnswer carriedOut(HttpAsk ask) throws Refusal {
        if (!auth.admits(ask) && !ours.test(ask)) {
            throw Refusal.notAuthenticated();
        }
        Matcher path = PATH.matcher(ask.path());
        if (!path.matches() || !accounts.hasAccount(path.group(1))) {
            throw Refusal.notFound(ask.path());
        }
        String account = path.group(1);
        String call = path.group(2);
        String sid = path.group(3);
        if (sid == null) {
            return list(ask, account, call);
        }
        RecordingEntry entry = book.of(sid);
        if (entry == null || call != null && !call.equals(entry.callSid())) {
            throw Refusal.notFound(ask.path());
        }
        if (ask.method().equals("DELETE")) {
            return delete(entry);
        }
        String ending = path.group(4);
        return ".json".equals(ending)
                ? HttpAnswer.json(200, new RecordingJson(book, account).of(entry).toString())
                : sound(entry, ending == null ? ".wav" : ending);
    }

    private HttpAnswer list(HttpAsk ask, String account, @Nullable String call) throws Refusal {
        if (ask.method().equals("DELETE")) {
            throw Refusal.notFound(ask.path());
        }
        Form form = ask.form();
        String asked = call == null ? form.text("CallSid") : call;
        String conference = form.text("ConferenceSid");
        List<RecordingEntry> wanted =
                book.all().stream()
                        .filter(e -> asked.isEmpty() || asked.equals(e.callSid()))
                        .filter(e -> conference.isEmpty() || conference.equals(e.conferenceSid()))
                        .toList();
        return HttpAnswer.json(
                200,
                new Page(form, RecordingJson.path(account), "recordings")
                        .of(wanted, new RecordingJson(book, account)::of)
                        .toString());
    }

    private HttpAnswer delete(RecordingEntry entry) throws Refusal {
        if (!book.delete(entry)) {
            throw new Refusal(409, UNDER_WAY, "The recording is under way; end the call first.");
        }
        return HttpAnswer.empty(204);
    }

    private HttpAnswer sound(RecordingEntry entry, String ending) throws Refusal {
        if (!ending.equals(".wav")) {
            throw new Refusal(
                    404, NO_FORMAT, "Recordings are kept as .wav here, not as " + ending + ".");
        }
        if (entry.status() != Status.COMPLETED) {
            throw new Refusal(
                    404,
                    UNDER_WAY,
                    "The recording is " + entry.status().value() + ", not complete.");
        }
        return HttpAnswer.file(book.file(entry), "audio/x-wav");
    }
}
