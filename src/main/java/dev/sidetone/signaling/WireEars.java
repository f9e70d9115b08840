package dev.sidetone.signaling;

import dev.sidetone.time.SerialQueue;

/** Brings a wire's words to the queue of its connection, and those of a former wire nowhere. */
record WireEars(SerialQueue queue, SignalingConnection to) implements Wire.Listener {
    @Override
    public void opened(Wire from) {
        onQueue(from, to::opened);
    }

    @Override
    public void frame(Wire from, String text) {
        onQueue(from, () -> to.heard(text));
    }

    @Override
    public void closed(Wire from, int code, String reason) {
        onQueue(from, () -> to.lose(DialFailure.of(reason), reason));
    }

    private void onQueue(Wire from, Runnable task) {
        queue.execute(
                () -> {
                    if (to.uses(from)) {
                        task.run();
                    }
                });
    }
}
