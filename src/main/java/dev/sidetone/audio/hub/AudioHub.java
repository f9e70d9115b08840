package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The sound of one process: its cards, shared by all its phones. Methods may be called from any
 * thread; what touches a card runs on the audio control queue, which may hang without holding
 * anything else up.
 */
public final class AudioHub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AudioHub.class);

    private static final String NO_OUTPUT = "the sound server has no output";
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final SerialQueue control;
    private final FrameClock clock;
    private final SoundCards cards;
    private final Microphone microphone;
    private final Map<String, Output> outputs = new HashMap<>();
    private final List<Attached> attached = new ArrayList<>();
    private final List<PhoneSound> phones = new CopyOnWriteArrayList<>();
    private volatile RoutingTable table = RoutingTable.DEFAULT;
    private volatile @Nullable String trouble;
    private SerialQueue.@Nullable Timer retry;
    private volatile boolean closed;

    /** A hub over these cards, with echo, noise and gain control for the microphone. */
    public AudioHub(SoundCards cards, FrameClock clock, SerialQueue control) {
        this(cards, clock, control, true);
    }

    /** A hub with {@code processing} of the microphone or without. */
    public AudioHub(SoundCards cards, FrameClock clock, SerialQueue control, boolean processing) {
        this(cards, clock, control, processing ? EchoControl::create : () -> null);
    }

    private AudioHub(
            SoundCards cards,
            FrameClock clock,
            SerialQueue control,
            Supplier<@Nullable EchoControl> echo) {
        this.cards = cards;
        this.clock = clock;
        this.control = control;
        this.microphone = new Microphone(cards, echo, this::broke);
        this.trouble = cards.absence();
        cards.onChange(this::cardsChanged);
        if (trouble != null) {
            log.warn("No sound device: {}. Calls go on in silence.", trouble);
        }
    }

    /** A new phone's share of the sound; the first one has the microphone. */
    public PhoneSound phone(String name) {
        PhoneSound phone = new PhoneSound(this, name);
        phones.add(phone);
        if (microphone.front() == null) {
            microphone.front(phone);
        }
        return phone;
    }

    /** Where devices are opened and closed. */
    public SerialQueue control() {
        return control;
    }

    FrameClock clock() {
        return clock;
    }

    /** Which card plays which role. */
    public RoutingTable table() {
        return table;
    }

    /** Another card for a role, also in the middle of a call. */
    public void route(RoutingTable replacement) {
        table = replacement;
        control.execute(this::reroute);
    }

    /** Outputs that there are. */
    public List<SoundCards.Card> outputs() {
        return cards.outputs();
    }

    /** Inputs that there are. */
    public List<SoundCards.Card> inputs() {
        return cards.inputs();
    }

    /** Why there is no sound; null when there is. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Whether this process may use the microphone: another one may have it. */
    public void microphoneLive(boolean live) {
        microphone.live(live);
        control.execute(this::reroute);
    }

    /** Whether this process may use the microphone. */
    public boolean microphoneShared() {
        return microphone.live();
    }

    boolean microphoneLive() {
        return microphone.live();
    }

    void front(PhoneSound phone) {
        if (!inFront(phone)) {
            microphone.front(phone);
            changed();
        }
    }

    boolean inFront(PhoneSound phone) {
        return microphone.front() == phone;
    }

    // ---- on the audio control queue ----

    /** A voice in the mix of the card that has this role, now and later. */
    Attached attach(Supplier<Role> role) {
        Attached voice = new Attached(this, role);
        attached.add(voice);
        voice.move();
        watch();
        return voice;
    }

    void detached(Attached voice) {
        attached.remove(voice);
    }

    /** The mix of the card that has this role now. */
    Output output(Role role) {
        SoundCards.Card card = card(role);
        return outputs.computeIfAbsent(
                card == null ? "" : card.id(),
                id -> new Output(cards, card, microphone::played, this::broke));
    }

    private SoundCards.@Nullable Card card(Role role) {
        return table.card(role, role == Role.MICROPHONE ? cards.inputs() : cards.outputs());
    }

    void listen(Microphone.Listener listener) {
        microphone.add(listener, card(Role.MICROPHONE));
        watch();
    }

    void stopListening(PhoneSound phone) {
        microphone.remove(phone);
    }

    /** Everything to the card where it belongs now; what is not open is opened. */
    void reroute() {
        List.copyOf(attached).forEach(Attached::move);
        outputs.values().removeIf(Output::unused);
        outputs.values().forEach(Output::retry);
        microphone.use(card(Role.MICROPHONE));
        watch();
        changed();
    }

    /** What could not be opened is tried again: a sound server may have been busy. */
    private void watch() {
        if (microphone.broken() || outputs.values().stream().anyMatch(Output::broken)) {
            again(RETRY);
        }
    }

    private void again(Duration delay) {
        if (retry == null && !closed) {
            retry =
                    control.after(
                            delay,
                            () -> {
                                retry = null;
                                reroute();
                            });
        }
    }

    /** An open card broke; on a thread of the cards. They may not know yet that it is gone. */
    private void broke(Runnable release) {
        control.execute(
                () -> {
                    if (!closed) {
                        release.run();
                        again(SETTLE);
                    }
                });
    }

    /** Cards came or went; on a thread of the cards. */
    private void cardsChanged() {
        control.execute(
                () -> {
                    String before = trouble;
                    String now = cards.absence();
                    trouble = now == null && cards.outputs().isEmpty() ? NO_OUTPUT : now;
                    if (!Objects.equals(before, trouble)) {
                        log.info(
                                "{}",
                                trouble == null ? "There is sound again" : "No sound: " + trouble);
                    }
                    reroute();
                });
    }

    private void changed() {
        phones.forEach(PhoneSound::tell);
    }

    void closed(PhoneSound phone) {
        phones.remove(phone);
        if (inFront(phone)) {
            microphone.front(phones.isEmpty() ? null : phones.getLast());
            changed();
        }
    }

    /** Closes the cards; when that hangs, the process end does it. */
    @Override
    public void close() {
        closed = true;
        control.execute(cards::close);
    }
}
