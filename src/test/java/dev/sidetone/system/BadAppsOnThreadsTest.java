package dev.sidetone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXAnswerCallAction;
import dev.sidetone.callkit.CXCallController;
import dev.sidetone.callkit.CXCallUpdate;
import dev.sidetone.callkit.CXEndCallAction;
import dev.sidetone.callkit.CXProvider;
import dev.sidetone.callkit.CXProviderConfiguration;
import dev.sidetone.callkit.CXProviderDelegate;
import dev.sidetone.callkit.CXSetMutedCallAction;
import dev.sidetone.callkit.CXTransaction;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.testing.FakeRinger;
import dev.sidetone.testing.FakeRoutes;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.time.RealTime;
import dev.sidetone.trace.Trace;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Apps that misbehave on real threads: nothing that they do stops the phone. */
@Timeout(30)
class BadAppsOnThreadsTest {
    private static final UUID ONE = VirtualDevice.call(1);

    private final RealTime time = new RealTime();
    private final Device device =
            new Device(
                    "threads",
                    time,
                    new Trace(time::nanos),
                    new DevicePorts(
                            new FakeRinger(),
                            new FakeRoutes(),
                            (token, link) -> {},
                            call -> {},
                            new byte[] {1}));
    private final BlockingQueue<CXAction> performed = new LinkedBlockingQueue<>();
    private final BlockingQueue<SystemSnapshot> shown = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    private Thread.@Nullable UncaughtExceptionHandler before;
    private boolean throwing;
    private @Nullable CXProvider provider;
    private @Nullable CXProviderDelegate kept;
    private @Nullable CallKitService callKit;

    @BeforeEach
    void install() throws InterruptedException {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown));
        CountDownLatch launched = new CountDownLatch(1);
        device.install(
                        "app",
                        services -> {
                            callKit = services.callKit();
                            CXProvider made =
                                    new CXProvider(
                                            new CXProviderConfiguration(), services.callKit());
                            CXProviderDelegate delegate = new Delegate();
                            kept = delegate;
                            made.setDelegate(delegate, null);
                            provider = made;
                            launched.countDown();
                        })
                .launch();
        launched.await();
        device.observe(shown::add);
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        device.close();
    }

    private final class Delegate implements CXProviderDelegate {
        @Override
        public void providerDidReset(CXProvider from) {}

        @Override
        public void performAnswerCallAction(CXProvider from, CXAnswerCallAction action) {
            performed.add(action);
            if (throwing) {
                throw new IllegalStateException("thrown by the app");
            }
        }

        @Override
        public void performEndCallAction(CXProvider from, CXEndCallAction action) {
            action.fulfill();
        }

        @Override
        public void performSetMutedCallAction(CXProvider from, CXSetMutedCallAction action) {
            performed.add(action);
        }
    }

    private void ring() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        if (provider != null) {
            provider.reportNewIncomingCall(ONE, new CXCallUpdate(), _ -> reported.countDown());
        }
        reported.await();
    }

    private CXAction next() throws InterruptedException {
        CXAction action = performed.poll(20, TimeUnit.SECONDS);
        assertThat(action).isNotNull();
        return action;
    }

    /** Waits until the screen shows it. */
    private void shows(Predicate<SystemSnapshot> wanted) throws InterruptedException {
        for (SystemSnapshot now = shown.poll(20, TimeUnit.SECONDS);
                now != null;
                now = shown.poll(20, TimeUnit.SECONDS)) {
            if (wanted.test(now)) {
                return;
            }
        }
        throw new AssertionError("it was never shown");
    }

    private static boolean connected(SystemSnapshot now) {
        return now.calls().stream().anyMatch(SystemSnapshot.Line::connected);
    }

    @Test
    @DisplayName("R22, R23: an action may be completed on any thread")
    void otherThread() throws InterruptedException {
        ring();
        device.answer(ONE);
        CXAction answer = next();

        Thread.ofPlatform().start(answer::fulfill).join();

        shows(BadAppsOnThreadsTest::connected);
        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    @DisplayName("R22: of many threads that complete an action one counts, and only once")
    void manyThreads() throws InterruptedException {
        ring();
        device.answer(ONE);
        next().fulfill();
        shows(BadAppsOnThreadsTest::connected);
        device.setMuted(ONE, true);
        CXAction mute = next();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            go.await();
                                        } catch (InterruptedException stopped) {
                                            Thread.currentThread().interrupt();
                                        }
                                        mute.fulfill();
                                    }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        shows(now -> now.calls().stream().anyMatch(SystemSnapshot.Line::muted));
        device.end(ONE);
        shows(now -> now.calls().isEmpty());

        assertThat(device.trace().events())
                .filteredOn(event -> event.name().equals("ActionFulfilled"))
                .as("answer, mute, end")
                .hasSize(3);
    }

    @Test
    @DisplayName("R25: what a delegate throws goes to the uncaught handler; all goes on")
    void delegateThrows() throws InterruptedException {
        throwing = true;
        ring();
        device.answer(ONE);
        CXAction answer = next();

        assertThat(uncaught.poll(20, TimeUnit.SECONDS)).hasMessage("thrown by the app");
        answer.fulfill();
        shows(BadAppsOnThreadsTest::connected);
        device.setMuted(ONE, true);
        next().fulfill();
        shows(now -> now.calls().stream().anyMatch(SystemSnapshot.Line::muted));
        device.end(ONE);
        shows(now -> now.calls().isEmpty());

        assertThat(uncaught).isEmpty();
    }

    @Test
    @DisplayName(
            "R8: a thousand controllers complete on one private queue, which is not the main one")
    void manyControllers() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        for (int i = 0; i < 1000 && callKit != null; i++) {
            new CXCallController(callKit)
                    .request(
                            new CXTransaction(List.of()), _ -> threads.add(Thread.currentThread()));
        }
        List<Thread> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(threads.poll(20, TimeUnit.SECONDS));
        }

        assertThat(new HashSet<>(seen))
                .extracting(Thread::getName)
                .containsExactly("app completions");
    }

    @Test
    @DisplayName("R25: what blocks its delegate blocks neither the screen nor the system")
    void delegateBlocks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        ring();
        if (provider != null) {
            provider.reportNewIncomingCall(
                    VirtualDevice.call(2),
                    new CXCallUpdate(),
                    _ -> {
                        blocked.countDown();
                        try {
                            freed.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
        blocked.await();

        device.answer(ONE);
        shows(now -> now.sheet() != null && now.sheet().answering());
        device.setLocked(true);
        shows(SystemSnapshot::locked);
        assertThat(performed).isEmpty();
        freed.countDown();
        next().fulfill();

        shows(BadAppsOnThreadsTest::connected);
        assertThat(kept).isNotNull();
    }
}
