package dev.sidetone.verbs;

import dev.sidetone.softphone.SoftphoneSnapshot;
import dev.sidetone.system.SystemSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Everything a window shows of one phone. Immutable.
 *
 * @param app the softphone app: identity, registration, calls
 * @param routes what the audio button offers: at least receiver and speaker
 * @param notice what is to be said about the phone's sound; null when there is nothing to say
 * @param microphoneLive whether this phone's microphone is the live one
 * @param system what the phone's own screen shows
 * @param doing what the apps without CallKit do
 * @param emulation which phone this is
 * @param records what the phone keeps around its calls
 */
public record PhoneSnapshot(
        SoftphoneSnapshot app,
        List<Route> routes,
        @Nullable Notice notice,
        boolean microphoneLive,
        SystemSnapshot system,
        List<Doing> doing,
        Emulation emulation,
        Records records) {
    /** A phone that keeps nothing. */
    public PhoneSnapshot(
            SoftphoneSnapshot app,
            List<Route> routes,
            @Nullable Notice notice,
            boolean microphoneLive,
            SystemSnapshot system,
            List<Doing> doing,
            Emulation emulation) {
        this(app, routes, notice, microphoneLive, system, doing, emulation, Records.EMPTY);
    }

    /**
     * What an app does that has no calls on the phone's own screen.
     *
     * @param state such as PLAYING, PAUSED, INTERRUPTED, IDLE, INVITED, CONNECTING, CONNECTED
     * @param party whom it talks with; empty for nobody
     */
    public record Doing(String app, String state, String party) {}

    /**
     * Which phone is emulated.
     *
     * @param version of iOS
     * @param versions that can be chosen
     * @param focus {@code OFF}, {@code ALWAYS} or {@code WHILE_LOCKED}
     * @param callKit whether the softphone uses CallKit
     * @param switches of the emulation, in order
     * @param callingApp who gets tel: links: {@code SOFTPHONE}, {@code OTHER_VOIP} or {@code
     *     CELLULAR}
     */
    public record Emulation(
            int version,
            List<Integer> versions,
            String focus,
            boolean callKit,
            List<Setting> switches,
            String callingApp) {
        /** A phone on which the softphone gets tel: links. */
        public Emulation(
                int version,
                List<Integer> versions,
                String focus,
                boolean callKit,
                List<Setting> switches) {
            this(version, versions, focus, callKit, switches, "SOFTPHONE");
        }

        /** Whether a switch is on; one that is not told is. */
        public boolean on(String name) {
            return switches.stream()
                    .noneMatch(each -> each.name().equals(name) && each.value().equals("false"));
        }
    }

    /**
     * A switch of the emulation.
     *
     * @param rules that it belongs to
     * @param value as it is now, in a person's words
     * @param choices what it can be, for a person
     * @param own whether a person set it; else it is as the version has it
     */
    public record Setting(String name, String rules, String value, String choices, boolean own) {}

    /** Why sound is not as a person expects. */
    public sealed interface Notice {
        /** There is no sound device; {@code reason} continues a sentence. */
        record NoSound(String reason) implements Notice {}

        /** Another program of the household has the microphone. */
        record MicrophoneElsewhere() implements Notice {}
    }

    /** The system's incoming sheet, or else the app's own alert; null when nothing rings. */
    public SystemSnapshot.@Nullable Sheet sheet() {
        SoftphoneSnapshot.Alert alert = app.alert();
        return system.sheet() != null || alert == null ? system.sheet() : own(alert);
    }

    /** An app without CallKit asks in its own window: Accept, Ignore, Reject. */
    private static SystemSnapshot.Sheet own(SoftphoneSnapshot.Alert alert) {
        return new SystemSnapshot.Sheet(
                alert.call(),
                alert.name(),
                "Sidetone",
                false,
                SystemSnapshot.Form.WAITING,
                List.of(
                        SystemSnapshot.Choice.ACCEPT,
                        SystemSnapshot.Choice.IGNORE,
                        SystemSnapshot.Choice.DECLINE),
                false,
                false);
    }

    /**
     * One choice of the audio button.
     *
     * @param id for {@link Gesture.SelectRoute}
     * @param port Apple's port type: {@code Receiver}, {@code Speaker}, {@code Headphones}, …
     * @param name shown first: Receiver, Speaker
     * @param device shown below: the real device's name
     */
    public record Route(String id, String port, String name, String device, boolean selected) {}
}
