package dev.sidetone.voice;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Registrations for pushes, as a {@link VoiceClient} makes, asks for and ends them. */
record Registrar(Surroundings around, Bindings bindings) {
    void register(String token, String device, Consumer<@Nullable VoiceError> completion) {
        called(
                "register",
                () -> {
                    around.connection().listen(token);
                    bindings.bind(token, device, answer(token, "registered", completion));
                });
    }

    void check(String token, String device, Consumer<Boolean> completion) {
        called(
                "checkRegistration",
                () -> {
                    around.connection().listen(token);
                    bindings.ask(token, device, known -> checked(known, completion));
                });
    }

    private void checked(boolean known, Consumer<Boolean> completion) {
        around.journal()
                .tell(
                        around.mainQueue(),
                        known ? "still registered" : "not registered any more",
                        null,
                        null,
                        () -> completion.accept(known));
    }

    void unregister(String token, String device, Consumer<@Nullable VoiceError> completion) {
        called(
                "unregister",
                () -> bindings.unbind(token, device, answer(token, "unregistered", completion)));
    }

    private void called(String method, Runnable work) {
        around.journal().called(method, null, null, work);
    }

    private Consumer<@Nullable VoiceError> answer(
            String token, String event, Consumer<@Nullable VoiceError> completion) {
        return error -> {
            around.reporting().registration(token, event.replaceFirst("ered$", "ration"), error);
            around.journal()
                    .tell(
                            around.mainQueue(),
                            error == null ? event : "not " + event,
                            null,
                            error,
                            () -> completion.accept(error));
        };
    }
}
