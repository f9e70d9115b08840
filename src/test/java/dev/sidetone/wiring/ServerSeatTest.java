package dev.sidetone.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sidetone.store.DataFolder;
import dev.sidetone.store.Lock;
import dev.sidetone.store.ServerRecord;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Who hosts the household's server. */
class ServerSeatTest {
    @TempDir private Path temporary;
    private DataFolder folder;
    private final AtomicInteger closed = new AtomicInteger();

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary);
    }

    private ServerSeat.Running server(int port) {
        return new ServerSeat.Running() {
            @Override
            public ServerRecord record() {
                return ServerRecord.here(ServerRecord.LOOPBACK, port, port + 1);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void theFirstHostsAndTheNextSucceedsItWithItsPorts() throws IOException {
        ServerSeat first = new ServerSeat(folder, previous -> server(4000)).open();
        assertThat(first.url()).hasPort(4000);
        try (ServerSeat second =
                new ServerSeat(folder, previous -> server(previous.httpPort())).open()) {
            assertThat(second.hosting()).isFalse();

            first.close();

            await().atMost(Duration.ofSeconds(10)).until(second::hosting);
            assertThat(second.url()).hasPort(4000);
        }
        assertThat(closed).hasValue(2);
    }

    @Test
    void aStartThatFailedIsTriedAgain() throws IOException {
        var tries = new AtomicInteger();
        try (ServerSeat seat =
                new ServerSeat(
                                folder,
                                previous -> {
                                    if (tries.incrementAndGet() < 3) {
                                        throw new IOException("no port is free");
                                    }
                                    return server(4000);
                                })
                        .open()) {
            assertThatThrownBy(seat::url)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no port is free");

            await().atMost(Duration.ofSeconds(10)).until(seat::hosting);
            assertThat(seat.url()).hasPort(4000);
            assertThat(seat.current()).hasPort(4000);
        }
    }

    @Test
    void aSeatThatIsClosedIsFreeForOthers() throws IOException {
        ServerSeat seat = new ServerSeat(folder, previous -> server(4000)).open();
        seat.url();
        seat.close();

        Lock lock = Lock.tryTake(folder.folder("locks").resolve("server.lock"));
        assertThat(lock).isNotNull();
        lock.close();
    }
}
