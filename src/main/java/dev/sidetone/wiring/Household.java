package dev.sidetone.wiring;

import dev.sidetone.audio.desktop.DesktopCards;
import dev.sidetone.audio.hub.AudioHub;
import dev.sidetone.audio.hub.SoundCards;
import dev.sidetone.audio.pulse.PulseCards;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.media.webrtc.WebRtcEngine;
import dev.sidetone.server.ServerConfig;
import dev.sidetone.server.VoiceServer;
import dev.sidetone.signaling.OkHttpDialer;
import dev.sidetone.store.DataFolder;
import dev.sidetone.store.DeviceSecret;
import dev.sidetone.store.Lock;
import dev.sidetone.store.ServerRecord;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.RealTime;
import dev.sidetone.time.Time;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What the phones of one process share: the data folder, the voice server or the way to it, the
 * media engine and the sound. Phones share nothing else.
 */
public final class Household implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi");

    private final DataFolder folder;
    private final Time time = new RealTime();
    private final Randomness random = Randomness.secure();
    private final ServerSeat seat;
    private final OkHttpDialer dialer = OkHttpDialer.platform();
    private final Once<MediaEngine> media = new Once<>(WebRtcEngine::start);
    private final Once<AudioHub> sound;
    private final Set<HouseholdPhone> phones = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable MicrophoneSeat microphone;

    private Household(DataFolder folder, Supplier<SoundCards> cards) {
        this.folder = folder;
        this.seat = new ServerSeat(folder, this::host);
        this.sound = new Once<>(() -> openSound(cards));
    }

    /** Opens a household; its server is started or found in the background. */
    public static Household open(DataFolder folder) {
        return open(folder, Household::machineCards);
    }

    /** A household with sound cards of its own, for a first call without a window and for tests. */
    public static Household open(DataFolder folder, Supplier<SoundCards> cards) {
        Household household = new Household(folder, cards);
        household.seat.open();
        return household;
    }

    private static SoundCards machineCards() {
        return System.getProperty("os.name").equals("Linux")
                ? PulseCards.connect()
                : DesktopCards.connect();
    }

    private AudioHub openSound(Supplier<SoundCards> cards) {
        var hub = new AudioHub(cards.get(), media.get().clock(), time.queue("audio-control"));
        // two processes with one microphone would howl: a later one starts muted
        var seat =
                new MicrophoneSeat(
                        folder,
                        random.uuid().toString(),
                        time.queue("microphone-seat"),
                        hub::microphoneLive);
        seat.open();
        microphone = seat;
        return hub;
    }

    private ServerSeat.Running host(@Nullable ServerRecord previous) throws IOException {
        ServerConfig config =
                previous == null
                        ? ServerConfig.household(folder.root())
                        : ServerConfig.household(
                                folder.root(), previous.httpPort(), previous.httpsPort());
        return hosted(VoiceServer.start(config, time, random, media));
    }

    private static ServerSeat.Running hosted(VoiceServer server) {
        var record =
                ServerRecord.here(ServerRecord.LOOPBACK, server.httpPort(), server.httpsPort());
        return new ServerSeat.Running() {
            @Override
            public ServerRecord record() {
                return record;
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    /** Loads engine and cards ahead of the first phone, on a thread of their own. */
    public void warmUp() {
        CompletableFuture.runAsync(sound::get);
    }

    /**
     * Address of the voice server.
     *
     * @throws IOException with a text for the user when there is none
     */
    public URI server() throws IOException {
        return seat.url();
    }

    /** The address at this moment: it changes when a successor has had to take other ports. */
    public URI currentServer() {
        return seat.current();
    }

    /**
     * A phone with this name, or with the first free name for null.
     *
     * @throws IOException with a text for the user: a name that cannot be used or is in use, or no
     *     server
     */
    public HouseholdPhone phone(@Nullable String wanted) throws IOException {
        if (wanted != null) {
            String problem = VoiceServer.identityProblem(wanted);
            if (problem != null) {
                throw new IOException(problem);
            }
            Lock lock = Lock.onIdentity(folder, wanted);
            if (lock == null) {
                throw new IOException(
                        "A phone named "
                                + wanted
                                + " is already open. Choose another name with --identity NAME.");
            }
            return phone(wanted, lock);
        }
        for (int i = 0; ; i++) {
            String name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : i / NAMES.size());
            Lock lock = Lock.onIdentity(folder, name);
            if (lock != null) {
                return phone(name, lock);
            }
        }
    }

    private HouseholdPhone phone(String name, Lock lock) throws IOException {
        try {
            server();
            byte[] token = DeviceSecret.of(folder, random.bytes(32)).token(name);
            HouseholdPhone phone = new HouseholdPhone(this, name, lock, token);
            phones.add(phone);
            return phone;
        } catch (IOException | RuntimeException broken) {
            lock.close();
            throw broken;
        }
    }

    /** The real time. */
    public Time time() {
        return time;
    }

    /** The microphone comes to this process; whoever has it now lets go. */
    void claimMicrophone() {
        sound();
        MicrophoneSeat mine = microphone;
        if (mine != null) {
            mine.claim();
        }
    }

    /** Unguessable randomness. */
    public Randomness random() {
        return random;
    }

    /** Opens connections to the voice server. */
    public OkHttpDialer dialer() {
        return dialer;
    }

    /**
     * The media engine.
     *
     * @throws dev.sidetone.media.MediaUnavailable where the library cannot be loaded
     */
    public MediaEngine media() {
        return media.get();
    }

    /** The sound that its phones share. */
    public AudioHub sound() {
        return sound.get();
    }

    DataFolder folder() {
        return folder;
    }

    /** A phone has said its goodbyes. */
    void gone(HouseholdPhone phone) {
        synchronized (phones) {
            phones.remove(phone);
            phones.notifyAll();
        }
    }

    /** Hangs up and closes the phones that are open, and then what they share. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        phones.forEach(HouseholdPhone::close);
        awaitGoodbyes();
        seat.close();
        sound.ifMade(AudioHub::close);
        media.ifMade(MediaEngine::close);
        MicrophoneSeat taken = microphone;
        if (taken != null) {
            taken.close();
        }
    }

    private void awaitGoodbyes() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        synchronized (phones) {
            try {
                while (!phones.isEmpty() && System.nanoTime() < end) {
                    phones.wait(50);
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
