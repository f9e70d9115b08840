package dev.sidetone.server.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Ports: the server's own ends of media, each the other side of one leg. A port is named by whoever
 * opens it. Methods may be called from any thread, do not block, and are carried out in the order
 * of the calls; for a port that is not open they do nothing. Listeners are told on a queue of the
 * desk's, and nothing after {@link #close(String)} but what was under way.
 */
public interface MediaDesk extends AutoCloseable {
    /**
     * Opens a port that answers {@code offer}: {@link Listener#described} brings the answer. One of
     * the same name is closed.
     */
    void answer(String port, String offer, Listener listener);

    /** Opens a port that offers: {@link Listener#described} brings the offer. */
    void offer(String port, Listener listener);

    /** The far side's answer to the port's offer. */
    void answered(String port, String answer);

    /**
     * A new offer of the far side, with fresh ICE: {@link Listener#described} brings the answer.
     */
    void reoffered(String port, String offer);

    /**
     * Plays, instead of what was playing: all prompts in turn, {@code loops} times over, 0 for
     * ever. While it plays neither the echo nor the room is heard. {@link Listener#played} tells
     * the end, unless something else was played meanwhile.
     */
    void play(String port, List<Prompt> prompts, int loops);

    /** Ends what is playing; {@link Listener#played} is not told. */
    void stop(String port);

    /** Sends back what is heard, or ends that. */
    void echo(String port, boolean on);

    /**
     * Takes a seat in a room: hears everybody there and what the room plays, and is heard. A port
     * has one seat at most.
     *
     * @param muted hears, and is not heard
     */
    void join(String port, String room, boolean muted);

    /** Leaves its room. */
    void leave(String port);

    /**
     * What a room plays to everybody in it, over and over; an empty list for nothing. A room is
     * there as long as somebody sits in it.
     */
    void playTo(String room, List<Prompt> prompts);

    /** Announces something to everybody in a room, once, over what is said and played there. */
    void announce(String room, List<Prompt> prompts);

    /** Records to a WAV file; a port may be recorded several times over. */
    void record(String port, Recording order);

    /** Ends a recording: {@link Listener#recorded} tells what there is. */
    void stopRecording(String port, Path file);

    /**
     * Records what is said in a room and what it plays, until nobody sits in it any more.
     *
     * @param ended hears of the end, on a queue of the desk's
     */
    void recordRoom(String room, Recording order, BiConsumer<Path, Duration> ended);

    /**
     * Presses keys at the far side, once it is connected: as telephone-events where it takes them,
     * otherwise as tones. A {@code w} is half a second of silence.
     */
    void sendDigits(String port, String digits);

    /** Ends a port. Recordings under way are completed, and {@link Listener#recorded} tells. */
    void close(String port);

    /** Ends all ports. */
    @Override
    void close();

    /**
     * What is to be recorded.
     *
     * @param file is made, and must not be there
     * @param longest after that much the recording ends by itself
     * @param silence after that much silence it ends by itself; zero for never
     * @param mix what is heard in it
     * @param trim whether silence at both ends is left out
     */
    record Recording(Path file, Duration longest, Duration silence, Mix mix, boolean trim) {}

    /** What is heard in a recording. */
    enum Mix {
        /** What the port hears. */
        HEARD,
        /** What the port is given to hear. */
        GIVEN,
        /** Both together. */
        BOTH,
        /** Both apart: two channels, what it hears in the first. */
        APART
    }

    /** What a port tells. */
    interface Listener {
        /** The description that was asked for, candidates included. */
        void described(String sdp);

        /** Sound flows both ways; again after an interruption. */
        void connected();

        /** No packets for some seconds; they may come back. */
        void interrupted();

        /** The last prompt of {@link MediaDesk#play} has been heard. */
        void played();

        /**
         * A recording has ended and is in its file.
         *
         * @param length zero when nothing but silence was heard, or the file cannot be written
         */
        void recorded(Path file, Duration length);

        /**
         * A prompt cannot be had: an earcon is heard instead of it.
         *
         * @param code of voice-sdk.md §5.2: 13420 for what is no sound
         * @param reason for a person; names the URL without its query
         */
        default void missed(int code, String reason) {}

        /**
         * The port cannot go on; a reason for a person. {@link MediaDesk#close(String)} is owed.
         */
        void failed(int code, String reason);
    }
}
