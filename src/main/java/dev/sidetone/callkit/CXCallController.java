package dev.sidetone.callkit;

import dev.sidetone.time.SerialQueue;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks the phone to do something with the app's own calls. Callable from any thread. */
public final class CXCallController {
    private final CallKitService service;
    private final SerialQueue queue;
    private final CXCallObserver callObserver;

    /**
     * Completions run on a private serial queue, which all controllers made like this share in a
     * process.
     */
    public CXCallController(CallKitService service) {
        this(service, service.privateQueue());
    }

    /** Completions run on {@code queue}. */
    public CXCallController(CallKitService service, SerialQueue queue) {
        this.service = service;
        this.queue = queue;
        this.callObserver = new CXCallObserver(service);
    }

    public CXCallObserver callObserver() {
        return callObserver;
    }

    /**
     * Requests a transaction, as it is now. The completion tells whether the system accepted it
     * (null) or why not; it says nothing of its execution (R9). On refusal nothing at all is done
     * (R10). The provider is handed copies: the actions given here never complete (R22).
     */
    public void request(CXTransaction transaction, Consumer<@Nullable CXError> completion) {
        Objects.requireNonNull(completion, "completion");
        List<CXAction> given = transaction.actions();
        Ids ids = new Ids(0, transaction.uuid(), null);
        given.forEach(action -> action.requestedIn(service.trace(), transaction.uuid()));
        List<CXAction> copies = given.stream().map(CXAction::copy).toList();
        UUID call = Notes.callOf(copies);
        Consumer<@Nullable CXError> reply =
                error ->
                        queue.execute(
                                service.trace()
                                        .carrying(() -> complete(call, ids, error, completion)));
        service.trace()
                .causedBy(
                        service.trace()
                                .add(Layer.APP, Names.App.REQUEST, call, Notes.of(copies), ids),
                        () -> service.request(transaction.uuid(), copies, reply));
    }

    private void complete(
            @Nullable UUID call,
            Ids ids,
            @Nullable CXError error,
            Consumer<@Nullable CXError> completion) {
        service.trace()
                .calling(
                        Layer.APP,
                        Names.App.REQUEST_COMPLETION,
                        call,
                        Notes.of(error),
                        ids,
                        () -> completion.accept(error));
    }

    /** {@link #request} for a transaction of these actions. */
    public void requestTransaction(
            List<? extends CXAction> actions, Consumer<@Nullable CXError> completion) {
        request(new CXTransaction(actions), completion);
    }

    /** {@link #request} for a transaction of one action. */
    public void requestTransaction(CXAction action, Consumer<@Nullable CXError> completion) {
        request(new CXTransaction(action), completion);
    }
}
