package dev.sidetone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.sidetone.audio.NullDevice;
import dev.sidetone.media.model.ModelEngine;
import dev.sidetone.media.model.ModelNet;
import dev.sidetone.server.binding.Deliveries;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** "Registered, but no push", over real sockets: the household's credential is for the store. */
class PushEnvironmentTest {
    private static final String DEVICE = "ab".repeat(32);

    @TempDir private Path folder;
    private final RealTime time = new RealTime();
    private final ModelEngine media = new ModelEngine(time, Randomness.seeded(1), new ModelNet());

    private VoiceClient client(LoopbackTown town, String name, @Nullable PushEnvironment built) {
        return new VoiceClient(
                new VoiceSetup(
                        name,
                        town::address,
                        media,
                        new NullDevice(),
                        time.queue("audio"),
                        town.wires(),
                        ((HttpBindings) town.bindings()).builtFor(() -> built),
                        time,
                        Randomness.secure(),
                        new Trace(System::nanoTime),
                        time.queue("main")));
    }

    private VoiceError callOf(@Nullable PushEnvironment built) throws Exception {
        var registered = new CompletableFuture<Optional<VoiceError>>();
        var failed = new CompletableFuture<VoiceError>();
        var caller =
                new CallDelegate() {
                    @Override
                    public void callDidFailToConnect(Call call, VoiceError error) {
                        failed.complete(error);
                    }

                    @Override
                    public void callDidConnect(Call call) {
                        failed.completeExceptionally(new AssertionError("it was answered"));
                    }

                    @Override
                    public void callDidDisconnect(Call call, @Nullable VoiceError error) {
                        failed.completeExceptionally(new AssertionError("it was connected"));
                    }
                };
        try (var town = new LoopbackTown(folder, false, media);
                var bob = client(town, "bob", built);
                var alice = client(town, "alice", null)) {
            bob.register(
                    town.token("bob"),
                    DEVICE,
                    error -> registered.complete(Optional.ofNullable(error)));
            assertThat(registered.get(20, TimeUnit.SECONDS)).as("registering").isEmpty();
            alice.connect(
                    ConnectOptions.with(
                            town.token("alice"), options -> options.params(Map.of("To", "bob"))),
                    caller);
            return failed.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAppOfTheWrongEnvironmentRegistersAndIsNeverPushed() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(Deliveries.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            VoiceError told = callOf(PushEnvironment.SANDBOX);

            assertThat(told.code()).isEqualTo(31480);
            assertThat(told.message())
                    .contains("bob is registered, but no push arrives (52134)")
                    .contains("is for production")
                    .contains("built for sandbox")
                    .contains("use a credential with the sandbox option");
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .startsWith("52134 No push for bob: ");
        } finally {
            logger.detachAppender(lines);
        }
    }

    /** No push link stands here: the phone is pushed, and found to be off. */
    @Test
    void anAppOfTheRightEnvironmentIsPushed() throws Exception {
        assertThat(callOf(PushEnvironment.PRODUCTION).message())
                .contains("bob is registered, but not running anywhere");
    }
}
