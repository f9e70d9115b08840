package dev.sidetone.bench;

import dev.sidetone.server.twiml.Document;
import dev.sidetone.server.twiml.InvalidTwiml;
import dev.sidetone.server.twiml.parse.TwimlParser;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * How many TwiML documents a second are read, from their bytes to their verbs, on one thread: the
 * quickstart's Dial, a menu of about 2 kB with some findings, and one as large as is allowed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseTwiml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n";
    private static final String DIAL =
            "<Dial callerId=\"client:alice\" answerOnBridge=\"true\"><Client>bob</Client></Dial>\n";
    private static final String MENU =
            "<Gather action=\"/menu?a=1&amp;b=2\" numDigits=\"1\" timeout=\"auto\">\n"
                    + "  <Say voice=\"alice\">Press one for sales, two for support.</Say>\n"
                    + "  <Play>https://example.com/menu.mp3</Play>\n</Gather>\n";

    /** Which document. */
    @Param({"dial", "menu", "largest"})
    public String document = "";

    private final TwimlParser parser = new TwimlParser();
    private byte[] bytes = {};

    /** The document. */
    @Setup
    public void write() {
        int repeated = document.equals("largest") ? 250 : 8;
        String body = document.equals("dial") ? DIAL : MENU.repeat(repeated);
        bytes = (HEAD + body + "</Response>\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One document. */
    @Benchmark
    public Document parse() throws InvalidTwiml {
        return parser.parse(bytes);
    }
}
