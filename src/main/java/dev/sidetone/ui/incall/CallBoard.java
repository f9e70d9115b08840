package dev.sidetone.ui.incall;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.verbs.PhoneSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The calls that fill the window: those of the softphone, of other apps and of the cellular phone
 * alike. A call that rings is not among them: it has its sheet.
 *
 * @param parties oldest first; live ones, or else the one that has just ended
 * @param options what can be done with several calls
 */
public record CallBoard(List<Party> parties, SystemSnapshot.Options options) {
    public CallBoard {
        parties = List.copyOf(parties);
    }

    /** What of a phone is to be shown. */
    public static CallBoard of(PhoneSnapshot phone) {
        List<ShownCall> live = live(phone);
        List<ShownCall> shown = live.isEmpty() ? over(phone) : live;
        return new CallBoard(parties(shown), phone.system().options());
    }

    private static List<ShownCall> live(PhoneSnapshot phone) {
        Map<UUID, ShownCall> calls = new LinkedHashMap<>();
        Map<UUID, SystemSnapshot.Line> lines = new LinkedHashMap<>();
        for (SystemSnapshot.Line line : phone.system().calls()) {
            lines.put(line.call(), line);
            if (!line.ringing() || (line.answerPending() && !onSheet(phone, line))) {
                calls.put(line.call(), ShownCall.of(line));
            }
        }
        for (CallSnapshot call : phone.app().calls()) {
            if (!call.live()) {
                // the app has heard of the end before the phone's next picture
                calls.remove(call.uuid());
            } else if (call.status() != CallStatus.INCOMING) {
                calls.put(call.uuid(), ShownCall.of(call, lines.get(call.uuid())));
            }
        }
        return List.copyOf(calls.values());
    }

    private static boolean onSheet(PhoneSnapshot phone, SystemSnapshot.Line line) {
        return phone.sheet() != null && phone.sheet().call().equals(line.call());
    }

    private static List<ShownCall> over(PhoneSnapshot phone) {
        CallSnapshot last = phone.app().front();
        return last == null ? List.of() : List.of(ShownCall.of(last, null));
    }

    private static List<Party> parties(List<ShownCall> calls) {
        Map<Object, List<ShownCall>> parties = new LinkedHashMap<>();
        for (ShownCall call : calls) {
            Object key = call.group() == null ? call.uuid() : call.group();
            parties.computeIfAbsent(key, none -> new ArrayList<>()).add(call);
        }
        return parties.values().stream().map(Party::new).toList();
    }

    /** Whom the buttons are about: the newest that is not on hold, else the newest. */
    public @Nullable Party front() {
        for (Party party : parties.reversed()) {
            if (!party.onHold()) {
                return party;
            }
        }
        return parties.isEmpty() ? null : parties.getLast();
    }

    /** U2: whether Add call has become Merge, and Hold Swap. */
    public boolean several() {
        return parties.size() > 1;
    }

    /** Whether the names stand in a list. */
    public boolean listed() {
        return several() || parties.stream().anyMatch(Party::conference);
    }
}
