package dev.sidetone.lint;

import dev.sidetone.lint.Facts.App;
import dev.sidetone.lint.Facts.Call;
import dev.sidetone.trace.Event;
import dev.sidetone.trace.Flow;
import dev.sidetone.trace.Layer;
import dev.sidetone.trace.Names;

import java.util.UUID;

/** What events say of sessions, audio devices and media. */
final class SoundFacts {
    void update(Event event, World world) {
        App app = world.app(event.app());
        switch (event.name()) {
            case Names.Session.ACTIVATED, Names.Session.DEACTIVATED -> {
                app.sessionKnown = true;
                app.sessionActive = event.name().equals(Names.Session.ACTIVATED);
            }
            case Names.Session.SET_CATEGORY -> app.playsAndRecords = playsAndRecords(event);
            case Names.Media.RENDERING_STARTED -> app.rendering = true;
            case Names.Media.RENDERING_STOPPED -> app.rendering = false;
            case Names.Media.CAPTURING_STARTED -> app.capturing = true;
            case Names.Media.CAPTURING_STOPPED -> app.capturing = false;
            case Names.Media.AUDIO_ENABLED -> app.switchedOn = on(event);
            case Names.Media.UNREGISTER -> app.unregisteredAt = event.nanos();
            default -> media(event, world);
        }
    }

    private static void media(Event event, World world) {
        UUID id = World.subject(event);
        if (event.layer() != Layer.MEDIA || id == null) {
            return;
        }
        Call call = world.call(id);
        call.app = call.app.isEmpty() ? event.app() : call.app;
        switch (event.name()) {
            case Names.Media.CALL_OPENED -> call.mediaOpen = true;
            case Names.Media.CALL_CLOSED -> {
                call.mediaOpen = false;
                call.flow = Flow.NONE;
            }
            case Names.Media.SOUND_FLOWS ->
                    call.flow = event.detail() instanceof Flow flow ? flow : Flow.NONE;
            case Names.Media.REMOTE_BYE -> call.byeAt = event.nanos();
            default -> {}
        }
    }

    static boolean on(Event event) {
        return Boolean.TRUE.equals(event.detail());
    }

    /** The category is the subject or in the detail, as who writes it has it. */
    private static boolean playsAndRecords(Event event) {
        return (event.subject() + " " + event.detail()).contains("PLAY_AND_RECORD");
    }
}
