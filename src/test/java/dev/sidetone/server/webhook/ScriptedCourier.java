package dev.sidetone.server.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A network that is written down: each URL has an answer, or none ever. */
final class ScriptedCourier implements Courier {
    /** All that was sent. */
    final List<Letter> sent = new ArrayList<>();

    /** Who waits for an answer, by the order of sending. */
    final List<Consumer<Reply>> waiting = new ArrayList<>();

    /** How many were given up. */
    int givenUp;

    private final Map<String, Function<Letter, Reply>> answers = new HashMap<>();

    void answer(String url, Reply reply) {
        answers.put(url, _ -> reply);
    }

    void answer(String url, Function<Letter, Reply> reply) {
        answers.put(url, reply);
    }

    @Override
    public Runnable send(Letter letter, Consumer<Reply> receiver) {
        sent.add(letter);
        Function<Letter, Reply> answer = answers.get(letter.url());
        if (answer == null) {
            waiting.add(receiver);
        } else {
            receiver.accept(answer.apply(letter));
        }
        return () -> givenUp++;
    }

    /** An answer with headers, each as {@code Name: value}. */
    static Reply reply(int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (String header : headers) {
            String[] both = header.split(": ", 2);
            all.computeIfAbsent(both[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(both[1]);
        }
        return new Reply.Received(status, all, body.getBytes(StandardCharsets.UTF_8), false);
    }

    static Reply xml(String body) {
        return reply(200, body, "Content-Type: text/xml");
    }
}
