package dev.sidetone.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Reads the body of a request to its end, or until there is more of it than there may be: what is
 * beyond that stays unread, and the connection is closed after the answer.
 */
final class WholeBody implements Runnable, Invocable {
    private final Request request;
    private final int most;
    private final Receiver receiver;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Hears once, on any thread. */
    interface Receiver {
        void whole(byte[] body);

        void tooLarge();

        void broken(Throwable why);
    }

    private WholeBody(Request request, int most, Receiver receiver) {
        this.request = request;
        this.most = most;
        this.receiver = receiver;
    }

    static void read(Request request, int most, Receiver receiver) {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > most) {
            receiver.tooLarge();
        } else {
            new WholeBody(request, most, receiver).run();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
        boolean more = true;
        while (more) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                more = false;
            } else if (Content.Chunk.isFailure(chunk)) {
                receiver.broken(chunk.getFailure());
                more = false;
            } else {
                more = taken(chunk);
            }
        }
    }

    private boolean taken(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        boolean last = chunk.isLast();
        chunk.release();
        body.writeBytes(part);
        if (body.size() > most) {
            receiver.tooLarge();
            return false;
        }
        if (last) {
            receiver.whole(body.toByteArray());
        }
        return !last;
    }
}
