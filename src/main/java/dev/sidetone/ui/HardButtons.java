package dev.sidetone.ui;

import dev.sidetone.ui.incall.CallBoard;
import dev.sidetone.ui.incall.Party;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.PhoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The buttons at the phone's edge (U10). While a call rings either of them silences the ringer
 * first; the side button then declines. In a call it hangs up, otherwise it locks and unlocks.
 */
final class HardButtons {
    private @Nullable UUID silenced;

    /** What the side button means now. */
    Gesture side(PhoneSnapshot now) {
        var sheet = now.sheet();
        if (sheet != null) {
            return sheet.call().equals(silenced)
                    ? new Gesture.End(sheet.call())
                    : silence(sheet.call());
        }
        Party front = CallBoard.of(now).front();
        return front != null && front.live()
                ? new Gesture.End(front.first().uuid())
                : new Gesture.Lock(!now.system().locked());
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
