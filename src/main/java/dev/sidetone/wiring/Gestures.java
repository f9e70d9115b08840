package dev.sidetone.wiring;

import dev.sidetone.audio.hub.PhoneSound;
import dev.sidetone.softphone.Softphone;
import dev.sidetone.system.Device;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.verbs.Gesture;

import java.util.UUID;

/**
 * Who carries out a gesture: the phone, for what is on its own sheets and for calls of other apps;
 * the softphone, for what it shows itself.
 */
final class Gestures {
    private final Household household;
    private final Device device;
    private final InstalledApp installed;
    private final SidetoneApp app;
    private final PhoneSound sound;

    Gestures(
            Household household,
            Device device,
            InstalledApp installed,
            SidetoneApp app,
            PhoneSound sound) {
        this.household = household;
        this.device = device;
        this.installed = installed;
        this.app = app;
        this.sound = sound;
    }

    void perform(Gesture gesture) {
        switch (gesture) {
            // the phone's own sheets work although the app does not run (R38)
            case Gesture.Answer g when known(g.call()) -> device.answer(g.call());
            case Gesture.End g when known(g.call()) -> device.end(g.call());
            case Gesture.SetMuted g when !own(g.call()) -> device.setMuted(g.call(), g.muted());
            case Gesture.SetHeld g when !own(g.call()) -> device.setHeld(g.call(), g.held());
            case Gesture.PlayDtmf g when !own(g.call()) -> device.playDTMF(g.call(), g.digit());
            case Gesture.SelectRoute g when app.running() == null -> device.selectRoute(g.route());
            case Gesture.HoldAndAnswer g -> device.holdAndAnswer(g.call());
            case Gesture.EndAndAnswer g -> device.endAndAnswer(g.call());
            case Gesture.EndHeldAndAnswer g -> device.endHeldAndAnswer(g.call());
            case Gesture.Swap _ -> device.swap();
            case Gesture.Merge _ -> device.merge();
            case Gesture.Private g -> device.ungroup(g.call());
            case Gesture.Lock g -> device.setLocked(g.on());
            case Gesture.PressVolumeButton _ -> device.pressVolumeButton();
            case Gesture.PressSideButton _ -> device.pressSideButton();
            case Gesture.SignIn _ -> {
                installed.kill();
                installed.launch();
            }
            case Gesture.KeyTone g -> sound.sounds().key(g.digit());
            case Gesture.ComeToFront _ -> sound.comeToFront();
            case Gesture.UseMicrophone _ -> {
                household.claimMicrophone();
                sound.comeToFront();
            }
            default -> {
                Softphone running = app.running();
                if (running == null) {
                    // its icon is tapped, so to speak
                    installed.launch();
                } else {
                    perform(gesture, running);
                }
            }
        }
    }

    private void perform(Gesture gesture, Softphone running) {
        switch (gesture) {
            case Gesture.SignOut _ -> running.signOut();
            case Gesture.Dial g -> running.dial(g.to());
            case Gesture.Answer g -> running.accept(g.call());
            case Gesture.Ignore g -> running.ignore(g.call());
            case Gesture.End g -> running.end(g.call());
            case Gesture.SetMuted g -> running.setMuted(g.call(), g.muted());
            case Gesture.SetHeld g -> running.setHeld(g.call(), g.held());
            case Gesture.PlayDtmf g -> running.playDtmf(g.call(), g.digit());
            case Gesture.SelectRoute g -> select(running, g.route());
            case Gesture.Dismiss g -> running.dismiss(g.call());
            default -> throw new IllegalStateException("not for the app: " + gesture);
        }
    }

    /**
     * Whether the phone knows a call: then its red button brings the held call back (R57). An app
     * without CallKit has its calls to itself.
     */
    private boolean known(UUID call) {
        return device.snapshot().calls().stream().anyMatch(line -> line.call().equals(call));
    }

    /** Whether the softphone shows a call itself. */
    private boolean own(UUID call) {
        Softphone running = app.running();
        return running != null
                && running.snapshot().calls().stream().anyMatch(each -> each.uuid().equals(call));
    }

    private void select(Softphone running, String route) {
        switch (route) {
            case "speaker" -> running.setSpeaker(true);
            case "receiver" -> running.setSpeaker(false);
            default -> device.selectRoute(route);
        }
    }
}
