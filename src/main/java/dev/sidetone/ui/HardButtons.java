package dev.sidetone.ui;

import dev.sidetone.ui.incall.CallBoard;
import dev.sidetone.ui.incall.Party;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * The buttons at the phone's edge (U10). While a call rings either of them silences the ringer
 * first; the side button then declines. In a call it hangs up on everybody in it, otherwise it
 * locks and unlocks.
 */
final class HardButtons {
    private @Nullable UUID silenced;

    /** What the side button means now. */
    List<Gesture> side(PhoneSnapshot now) {
        var sheet = now.sheet();
        if (sheet != null) {
            return sheet.call().equals(silenced)
                    ? List.of(new Gesture.End(sheet.call()))
                    : List.of(silence(sheet.call()));
        }
        Party front = CallBoard.of(now).front();
        return front != null && front.live()
                ? front.ends()
                : List.of(new Gesture.Lock(!now.system().locked()));
    }

    /** What a volume button means now; null for nothing. */
    @Nullable Gesture volume(PhoneSnapshot now) {
        var sheet = now.sheet();
        return sheet == null || sheet.call().equals(silenced) ? null : silence(sheet.call());
    }

    private Gesture silence(UUID call) {
        silenced = call;
        return new Gesture.SilenceRinger(call);
    }
}
