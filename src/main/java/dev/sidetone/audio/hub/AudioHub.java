package dev.sidetone.audio.hub;

import dev.sidetone.audio.FrameClock;
import dev.sidetone.audio.TickMixer;
import dev.sidetone.time.SerialQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The sound of one process: its cards, shared by all its phones. Methods may be called from any
 * thread; what touches a card runs on the audio control queue, which may hang without holding
 * anything else up.
 */
public final class AudioHub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AudioHub.class);

    private final SerialQueue control;
    private final FrameClock clock;
    private final SoundCards cards;
    private final Microphone microphone;
    private final Map<String, Output> outputs = new HashMap<>();
    private final List<PhoneSound> phones = new CopyOnWriteArrayList<>();
    private volatile RoutingTable table = RoutingTable.DEFAULT;
    private volatile @Nullable String trouble;

    /** A hub over these cards. */
    public AudioHub(SoundCards cards, FrameClock clock, SerialQueue control) {
        this.cards = cards;
        this.clock = clock;
        this.control = control;
        this.microphone = new Microphone(cards, this::cardsChanged);
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
        changed();
    }

    /** Whether this process may use the microphone. */
    public boolean microphoneShared() {
        return microphone.live();
    }

    boolean microphoneLive() {
        return microphone.live();
    }

    void front(PhoneSound phone) {
        microphone.front(phone);
        changed();
    }

    boolean inFront(PhoneSound phone) {
        return microphone.front() == phone;
    }

    // ---- on the audio control queue ----

    Attached attach(Role role) {
        SoundCards.Card card = table.card(role, cards.outputs());
        String id = card == null ? "" : card.id();
        Output output =
                outputs.computeIfAbsent(
                        id, key -> new Output(cards, key, microphone::played, this::cardsChanged));
        return new Attached(id, output, output.open());
    }

    /** Somebody's voice in the mix of a card. */
    record Attached(String card, Output output, TickMixer.Input input) {
        void close() {
            output.close(input);
        }
    }

    @Nullable String cardOf(Role role) {
        List<SoundCards.Card> there = role == Role.MICROPHONE ? cards.inputs() : cards.outputs();
        SoundCards.Card card = table.card(role, there);
        return card == null ? null : card.id();
    }

    void listen(Microphone.Listener listener) {
        microphone.add(listener, cardOf(Role.MICROPHONE));
    }

    void stopListening(PhoneSound phone) {
        microphone.remove(phone);
    }

    private void reroute() {
        phones.forEach(PhoneSound::reroute);
        microphone.use(cardOf(Role.MICROPHONE));
        changed();
    }

    /** Cards came or went, or an open one broke: a thread of the cards. */
    private void cardsChanged() {
        control.execute(
                () -> {
                    trouble = cards.absence();
                    if (trouble == null && cards.outputs().isEmpty()) {
                        trouble = "the sound server has no output";
                    }
                    // what was opened on a lost card is opened again elsewhere
                    outputs.keySet()
                            .removeIf(
                                    id ->
                                            cards.outputs().stream()
                                                    .noneMatch(card -> card.id().equals(id)));
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
        control.execute(cards::close);
    }
}
