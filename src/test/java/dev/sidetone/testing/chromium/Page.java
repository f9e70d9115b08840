package dev.sidetone.testing.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One page of a {@link Chromium}. What a call answers is plain JSON; failures tell the console. */
public final class Page implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final DevTools tools;
    private final String session;
    private final String target;
    private final List<String> console = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> responses = new ArrayList<>();
    private final Set<String> loaded = new HashSet<>();

    /**
     * A text that went over a WebSocket of the page.
     *
     * @param sent whether the page sent it
     * @param millis when, by a clock that all pages of a browser have in common
     */
    public record Frame(boolean sent, String text, double millis) {}

    Page(DevTools tools, String session, String target) {
        this.tools = tools;
        this.session = session;
        this.target = target;
    }

    void begin(String before) {
        tools.listen(session, this::heard);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            ask(domain + ".enable", nothing());
        }
        ask("Page.setLifecycleEventsEnabled", nothing().put("enabled", true));
        if (!before.isEmpty()) {
            ask("Page.addScriptToEvaluateOnNewDocument", nothing().put("source", before));
        }
    }

    private static ObjectNode nothing() {
        return DevTools.JSON.createObjectNode();
    }

    private JsonNode ask(String method, ObjectNode params) {
        return tools.ask(session, method, params, PATIENCE);
    }

    private void heard(String method, JsonNode params) {
        switch (method) {
            case "Page.lifecycleEvent" -> lived(params);
            case "Runtime.consoleAPICalled" -> said(params.path("args"));
            case "Runtime.exceptionThrown" -> said(failure(params.path("exceptionDetails")));
            case "Log.entryAdded" -> said(params.path("entry").path("text").asText());
            case "Network.requestWillBeSent" -> requested(params.path("request"));
            case "Network.responseReceived" -> responded(params.path("response"));
            case "Network.webSocketFrameSent" -> framed(true, params);
            case "Network.webSocketFrameReceived" -> framed(false, params);
            default -> {}
        }
    }

    private void said(JsonNode arguments) {
        List<String> words = new ArrayList<>();
        for (JsonNode argument : arguments) {
            JsonNode value = argument.path("value");
            words.add(
                    value.isMissingNode() ? argument.path("description").asText() : value.asText());
        }
        said(String.join(" ", words));
    }

    private void said(String line) {
        synchronized (console) {
            console.add(line);
        }
    }

    private void requested(JsonNode request) {
        synchronized (requests) {
            requests.add(request.path("url").asText());
        }
    }

    private void responded(JsonNode response) {
        synchronized (responses) {
            responses.add(response.path("status").asInt() + " " + response.path("url").asText());
        }
    }

    private void framed(boolean sent, JsonNode params) {
        synchronized (frames) {
            String text = params.path("response").path("payloadData").asText();
            frames.add(new Frame(sent, text, params.path("timestamp").asDouble() * 1_000));
        }
    }

    private void lived(JsonNode params) {
        if (params.path("name").asText().equals("load")) {
            synchronized (loaded) {
                loaded.add(params.path("loaderId").asText());
                loaded.notifyAll();
            }
        }
    }

    /** Shows another address, and waits until it is loaded. */
    public void show(String url) {
        JsonNode answer = ask("Page.navigate", nothing().put("url", url));
        if (answer.has("errorText")) {
            throw new AssertionError(url + ": " + answer.get("errorText").asText() + told());
        }
        if (!answer.has("loaderId")) {
            return; // another place of the same document
        }
        String loader = answer.get("loaderId").asText();
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (loaded) {
            while (!loaded.contains(loader)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(url + " does not load" + told());
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(loaded, left);
                } catch (InterruptedException hurry) {
                    throw new IllegalStateException(hurry);
                }
            }
        }
    }

    /** Goes to an address that the browser warns of, and says what it warns of. */
    public String tries(String url) {
        return ask("Page.navigate", nothing().put("url", url)).path("errorText").asText();
    }

    /**
     * What an expression of JavaScript is worth; a promise is awaited.
     *
     * @return its value as JSON; a missing node for {@code undefined}
     * @throws AssertionError if it throws or rejects, with what the page said
     */
    public JsonNode evaluate(String expression) {
        return evaluate(expression, PATIENCE);
    }

    /** What an expression of JavaScript is worth; a promise is awaited this long. */
    public JsonNode evaluate(String expression, Duration patience) {
        ObjectNode params =
                nothing()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true);
        JsonNode answer = tools.ask(session, "Runtime.evaluate", params, patience);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(
                    expression + "\n" + failure(answer.get("exceptionDetails")) + told());
        }
        return answer.path("result").path("value");
    }

    private static String failure(JsonNode details) {
        JsonNode thrown = details.path("exception");
        String description = thrown.path("description").asText(thrown.path("value").toString());
        return details.path("text").asText() + " " + description;
    }

    /** Waits until an expression is true in the page. */
    public void waitUntil(String expression) {
        waitUntil(expression, PATIENCE);
    }

    /** Waits this long until an expression is true in the page. */
    public void waitUntil(String expression, Duration patience) {
        String loop =
                """
                (async () => {
                    const end = performance.now() + %d;
                    while (!(%s)) {
                        if (performance.now() > end) return false;
                        await new Promise(soon => setTimeout(soon, 20));
                    }
                    return true;
                })()\
                """
                        .formatted(patience.toMillis(), expression);
        if (!evaluate(loop, patience.plus(SPARE)).asBoolean()) {
            throw new AssertionError("Never: " + expression + told());
        }
    }

    /** What it said on its console so far, its failures and its browser's complaints included. */
    public List<String> console() {
        synchronized (console) {
            return List.copyOf(console);
        }
    }

    /** What went over its WebSockets so far. */
    public List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** What it has asked for so far, answered or not. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** What was fetched so far: the status, a blank, and the address. */
    public List<String> responses() {
        synchronized (responses) {
            return List.copyOf(responses);
        }
    }

    private String told() {
        return "\n--- console:\n" + String.join("\n", console());
    }

    /** The size of its view, in CSS pixels. */
    public void resize(int width, int height) {
        ObjectNode size = nothing().put("width", width).put("height", height);
        ask(
                "Emulation.setDeviceMetricsOverride",
                size.put("deviceScaleFactor", 1).put("mobile", false));
    }

    /** Whether the page is to think that the user prefers dark. */
    public void dark(boolean dark) {
        ObjectNode media = nothing();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        ask("Emulation.setEmulatedMedia", media);
    }

    /**
     * A network that loses so many of the packets of WebRTC connections, in percent; 100 cuts them
     * off. It counts for connections that were made after the first time that this was called.
     */
    public void losesPackets(int percent) {
        // with no delay at all the browser takes the network for a real one
        network(1, percent);
    }

    /** The real network again, for connections to come. */
    public void losesNothing() {
        network(0, 0);
    }

    private void network(int latency, int loss) {
        ObjectNode conditions = nothing().put("offline", false).put("latency", latency);
        conditions.put("downloadThroughput", -1).put("uploadThroughput", -1);
        ask("Network.emulateNetworkConditions", conditions.put("packetLoss", loss));
    }

    /** A picture of what it shows, as a PNG file. */
    public void screenshot(Path file) {
        String data = ask("Page.captureScreenshot", nothing()).path("data").asText();
        try {
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        tools.forget(session);
        tools.ask("", "Target.closeTarget", nothing().put("targetId", target), PATIENCE);
    }
}
