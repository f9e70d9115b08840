package dev.sidetone.audio;

import org.jspecify.annotations.Nullable;

/**
 * A renderer and a capturer of sound: the contract of the Voice SDK's custom audio device. The
 * engine cannot tell a sound card from a WAV file.
 *
 * <p>All methods are called on one audio control thread and may block. A {@code false} answer means
 * that the device cannot do it, a {@link Refusal} also says why; the call goes on without that
 * direction.
 */
public interface AudioDevice {
    /** What {@link RenderContext#read} fills; null for no playout. */
    @Nullable AudioFormat renderFormat();

    /** What {@link CaptureContext#write} takes; null for no recording. */
    @Nullable AudioFormat captureFormat();

    /** Prepares for playout. */
    boolean initializeRenderer();

    /** Begins playout; from now on the device reads from {@code context} at its own pace. */
    boolean startRendering(RenderContext context);

    /** Ends playout; on return the context is not used any more. */
    boolean stopRendering();

    /** Prepares for recording. */
    boolean initializeCapturer();

    /** Begins recording; from now on the device writes to {@code context} at its own pace. */
    boolean startCapturing(CaptureContext context);

    /** Ends recording; on return the context is not used any more. */
    boolean stopCapturing();

    /**
     * Why a direction is not opened, in words for people: they are in the log, and in the trace at
     * the failed start.
     */
    final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** What is the matter and what to do. */
        public Refusal(String reason) {
            super(reason);
        }
    }

    /** What the engine's ends of both directions have in common. */
    interface Context {
        /** The device's format has changed: it is read anew and this direction restarted. */
        void formatChanged();

        /** Runs {@code block} on the audio control thread, behind what is under way there. */
        void execute(Runnable block);
    }

    /** The engine's end of a renderer. */
    interface RenderContext extends Context {
        /**
         * Fills {@code samples} (a whole buffer in {@link AudioDevice#renderFormat()}) with what is
         * to be heard next, silence where there is nothing. Never blocks; on the device's thread.
         */
        void read(short[] samples);

        /**
         * Asks to be told of every mixed 10 ms frame as soon as it is there, instead of reading it:
         * the way of least delay for a device that can write without being asked. Null ends it.
         */
        void onFrame(@Nullable FrameSink sink);
    }

    /** The engine's end of a capturer. */
    interface CaptureContext extends Context {
        /** Hands over one buffer in {@link AudioDevice#captureFormat()}. Never blocks. */
        void write(short[] samples);
    }
}
