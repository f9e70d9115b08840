package dev.sidetone.testing.sdk;

import com.fasterxml.jackson.databind.JsonNode;

import dev.sidetone.audio.Goertzel;
import dev.sidetone.testing.chromium.Page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * One user of the unmodified JavaScript SDK, in a page: told what to do in JavaScript (see {@code
 * page.js}), and heard. Events are waited for in the order in which they came.
 */
public final class SdkPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int RATE = 48_000;

    private final Page page;

    /** The user in this page, which shows what {@link SdkServer} serves. */
    public SdkPage(Page page) {
        this.page = page;
    }

    /** The page around it. */
    public Page page() {
        return page;
    }

    /**
     * Makes a new {@code Twilio.Device} in the place of the one before.
     *
     * @param options in JavaScript, besides silent sounds: {@code {chunderw: '127.0.0.1:3443'}}
     */
    public void opens(String token, String options) {
        does("web.open('" + token + "', " + options + ")");
    }

    /** Registers, and waits until that is done. */
    public void registers() {
        does("web.device.register()");
        awaits("registered");
    }

    /** Calls, and does not wait for more than the SDK's own promise. */
    public void calls(String params) {
        does("web.connect(" + params + ")");
    }

    /** Evaluates an expression, and what it promises. */
    public JsonNode does(String expression) {
        return page.evaluate(expression);
    }

    /**
     * Waits for the next event of that name; those before it are passed over.
     *
     * @return what it brought
     */
    public JsonNode awaits(String event) {
        return awaits(event, PATIENCE);
    }

    /** Waits so long for the next event of that name. */
    public JsonNode awaits(String event, Duration patience) {
        return page.evaluate(
                "web.next('" + event + "', " + patience.toMillis() + ")", patience.plusSeconds(10));
    }

    /** All that the SDK said so far, statistics aside. */
    public List<String> events() {
        return does("web.said()").valueStream().map(JsonNode::asText).toList();
    }

    /** Level of a frequency in what it really hears of its call, dB below full scale. */
    public double hears(double frequency) {
        short[] heard = heard();
        return Goertzel.level(heard, 0, heard.length, frequency, RATE);
    }

    /** Level of everything that it hears of its call, dB below full scale. */
    public double loudness() {
        short[] heard = heard();
        return Goertzel.rms(heard, 0, heard.length);
    }

    private short[] heard() {
        byte[] bytes = Base64.getDecoder().decode(does("web.heard()").asText());
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    @Override
    public void close() {
        page.close();
    }
}
