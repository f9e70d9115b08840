package dev.sidetone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.trace.ActionNote;
import dev.sidetone.trace.ActionNotes;
import dev.sidetone.trace.Event;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A stage's trace in the words of callkit-cases.json. */
public final class CaseLog {
    private final Stage stage;
    private final Map<UUID, String> names;
    private final long from;
    private final List<String> more = new ArrayList<>();

    public CaseLog(Stage stage, Map<UUID, String> names) {
        this.stage = stage;
        this.names = names;
        this.from = stage.phone.trace().written();
    }

    /** Notes whose sheet is up. */
    public void sheet() {
        SystemSnapshot.Sheet sheet = stage.phone.device().snapshot().sheet();
        if (sheet != null) {
            more.add("ui:incoming(" + names.get(sheet.call()) + ")");
        }
    }

    /** These steps happened, in this order, each behind the one before. */
    public void contains(List<String> steps) {
        List<String> log = log();
        int at = 0;
        for (String step : steps) {
            for (String part : parts(step)) {
                int found = next(log, at, part);
                assertThat(found).as("%s behind place %d of %s", part, at, log).isNotNegative();
                at = found + 1;
            }
        }
    }

    public void containsAnywhere(List<String> steps) {
        steps.forEach(step -> assertThat(next(log(), 0, step)).as(step).isNotNegative());
    }

    public void neverContains(String step) {
        assertThat(next(log(), 0, step)).as("%s in %s", step, log()).isNegative();
    }

    /** Whether the app's session is active at the end. */
    public boolean soundFlows() {
        List<String> all =
                stage.phone.trace().events().stream()
                        .filter(event -> event.app().equals("mine"))
                        .map(Event::name)
                        .filter(name -> name.endsWith("ctivateAudioSession"))
                        .toList();
        return !all.isEmpty() && all.getLast().equals("didActivateAudioSession");
    }

    /** Steps that say several things, and those that say what is not an event. */
    private static List<String> parts(String step) {
        return switch (step) {
            case "app:fulfill x2" -> List.of("app:fulfill", "app:fulfill");
            case "perform in that order" -> List.of("perform:SetHeld", "perform:SetHeld");
            case "tx:[SetHeld(active,true),SetHeld(held,false)]" -> List.of(step);
            case "didActivate only if session went inactive", "+60s" -> List.of();
            case "tx:[End]" -> List.of("tx:[End(A)]");
            case "timedOut(Answer)" -> List.of("timedOut");
            case "obs:callChanged" -> List.of("obs:A");
            default -> List.of(step);
        };
    }

    private static int next(List<String> log, int from, String step) {
        String wanted = step.replace("*", "");
        for (int i = from; i < log.size(); i++) {
            if (log.get(i).equals(wanted) || log.get(i).startsWith(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> log() {
        List<String> log = new ArrayList<>();
        for (Event event : stage.phone.trace().since(from)) {
            String text = text(event);
            if (!text.isEmpty()) {
                log.add(text);
            }
        }
        log.addAll(more);
        return log;
    }

    private String text(Event event) {
        boolean mine = event.app().equals("mine");
        String call = name(event.subject(), "");
        return switch (event.name()) {
            case "CallChanged" -> "obs:" + call + changed(call, String.valueOf(event.detail()));
            case "GestureMade" -> gesture(String.valueOf(event.detail()), call);
            case "IncomingReported", "Ringing" -> "";
            case "EndReported" -> mine ? "" : "remote:" + remote(event) + "(" + call + ")";
            case "TransactionRequested" -> mine ? "app:request " + notes(event) : "";
            case "Accepted" -> "completion:null";
            case "TransactionDelivered" -> mine ? "tx:[" + notes(event) + "]" : "";
            case "ActionFulfilled" -> mine ? "app:fulfill" : "";
            case "SessionInterrupted" -> mine ? "interruption:began" : "";
            case "InterruptionEnded" -> mine ? "interruption:ended" : "";
            case "didActivateAudioSession" -> mine ? "didActivate" : "";
            case "didDeactivateAudioSession" -> mine ? "didDeactivate" : "";
            case "TimeOutTold" -> "timedOut";
            default -> mine && performs(event) ? perform(event, call) : "";
        };
    }

    private static boolean performs(Event event) {
        return event.name().startsWith("perform") && event.name().endsWith("CallAction");
    }

    /** The performed action is the one that its transaction was delivered with. */
    private String perform(Event event, String call) {
        String kind = event.name().replaceFirst("perform(.*)CallAction", "$1");
        return delivered(kind, event)
                .map(note -> "perform:" + text(note))
                .orElse("perform:" + kind + "(" + call + ")");
    }

    private Optional<ActionNote> delivered(String kind, Event performed) {
        return stage.phone.trace().since(from).stream()
                .filter(event -> event.name().equals("TransactionDelivered"))
                .filter(event -> event.id() < performed.id())
                .flatMap(event -> ((ActionNotes) event.detail()).all().stream())
                .filter(note -> note.kind().equals(kind))
                .filter(
                        note ->
                                performed.subject() != null
                                        && performed.subject().equals(note.call()))
                .reduce((first, last) -> last);
    }

    private String changed(String call, String state) {
        boolean app = call.equals("V");
        return switch (state) {
            case "begun" -> app ? "(ring)" : call.equals("X") ? "(in,ring)" : "(ring)";
            case "held" -> "(hold)";
            case "connected" -> app ? "(unhold)" : "(connected)";
            default -> "(" + state + ")";
        };
    }

    private static final Pattern VERB = Pattern.compile("(\\w+)\\[.*");

    private String gesture(String verb, String call) {
        return switch (VERB.matcher(verb).replaceAll("$1")) {
            case "HoldAndAnswer" -> "user:HoldAndAccept";
            case "Answer" -> "user:Accept(" + call + ")";
            case "End" ->
                    ringing(call) ? "user:Decline(" + call + ")" : "user:endLocal(" + call + ")";
            case "Swap" -> "user:switchBackToV";
            default -> "user:" + verb;
        };
    }

    /** Whether the call had not been answered when the gesture was made. */
    private boolean ringing(String call) {
        return stage.phone.trace().since(from).stream()
                .filter(event -> event.name().equals("CallChanged"))
                .filter(event -> name(event.subject(), "").equals(call))
                .noneMatch(event -> "connected".equals(event.detail()));
    }

    private String remote(Event event) {
        return ringing(name(event.subject(), "")) ? "giveUp" : "end";
    }

    private String name(@Nullable Object call, String unknown) {
        return call instanceof UUID uuid ? names.getOrDefault(uuid, unknown) : unknown;
    }

    private String notes(Event event) {
        return ((ActionNotes) event.detail())
                .all().stream().map(this::text).collect(Collectors.joining(","));
    }

    private String text(ActionNote note) {
        String call = name(note.call(), "?");
        return note.argument().isEmpty()
                ? note.kind() + "(" + call + ")"
                : note.kind() + "(" + call + "," + note.argument() + ")";
    }
}
