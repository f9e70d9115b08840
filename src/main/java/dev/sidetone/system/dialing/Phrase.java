package dev.sidetone.system.dialing;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.Contact;
import dev.sidetone.system.callers.WrittenHandle;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to say it; the first that fits is meant. */
enum Phrase {
    REDIAL("(?:please )?redial(?: please)?|(?:bitte )?wahlwiederholung(?: bitte)?"),
    CALL_BACK("(?:please )?call back(?: please)?|(?:bitte )?rufe? (?:bitte )?zurück"),
    VIDEO(
            "(?:please )?(?:video call|start a video call with) (?<whom>.+?)(?: please)?"
                    + "|(?:bitte )?videoanruf (?:bei|mit|an) (?<wen>.+?)(?: bitte)?"),
    CALL(
            "(?:please )?(?:call|dial|phone|ring|telephone) (?<whom>.+?)(?: please)?"
                    + "|(?:bitte )?rufe? (?:bitte )?(?<wen>.+?) (?:bitte )?an(?: bitte)?"
                    + "|(?:bitte )?(?<wen2>.+?) anrufen(?: bitte)?"
                    + "|(?:bitte )?wähle? (?:bitte )?(?<wen3>.+?)(?: bitte)?");

    private static final List<String> NAMES = List.of("whom", "wen", "wen2", "wen3");

    private final Pattern pattern;

    Phrase(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Matches what fits this phrase wholly. */
    Matcher matcher(String words) {
        return pattern.matcher(words);
    }

    SpokenRequest meaning(Matcher match, AddressBook contacts, RecentList recents) {
        return switch (this) {
            case REDIAL ->
                    again(
                            recents,
                            RecentEntry::outgoing,
                            INCallDestinationType.REDIAL,
                            "Nobody was called yet.");
            case CALL_BACK ->
                    again(
                            recents,
                            entry -> !entry.outgoing(),
                            INCallDestinationType.CALL_BACK,
                            "Nobody has called yet.");
            case VIDEO -> call(whom(match), contacts, true);
            case CALL -> call(whom(match), contacts, false);
        };
    }

    private static String whom(Matcher match) {
        Set<String> groups = match.namedGroups().keySet();
        return NAMES.stream()
                .filter(groups::contains)
                .map(match::group)
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow();
    }

    private static SpokenRequest again(
            RecentList recents,
            Predicate<RecentEntry> which,
            INCallDestinationType destination,
            String nobody) {
        for (RecentEntry entry : recents.entries()) {
            CXHandle handle = entry.handle();
            if (handle != null && which.test(entry)) {
                return new SpokenRequest.Understood(
                        new StartCall(handle, entry.name(), entry.video(), destination));
            }
        }
        return new SpokenRequest.Unclear(nobody);
    }

    /** A contact's first handle, else a number or a client of that name. */
    private static SpokenRequest call(String whom, AddressBook contacts, boolean video) {
        List<Contact> meant = contacts.named(whom);
        Set<CXHandle> handles = new LinkedHashSet<>();
        meant.stream().flatMap(c -> c.handles().stream().limit(1)).forEach(handles::add);
        if (handles.size() > 1) {
            return new SpokenRequest.Unclear("Which " + whom + ": " + listed(handles) + "?");
        }
        if (handles.isEmpty() && !meant.isEmpty()) {
            return new SpokenRequest.Unclear(whom + " has no number: add one in Contacts.");
        }
        CXHandle handle = handles.isEmpty() ? WrittenHandle.of(whom) : handles.iterator().next();
        String name = meant.isEmpty() ? whom : meant.getFirst().name();
        return new SpokenRequest.Understood(
                new StartCall(handle, name, video, INCallDestinationType.NORMAL));
    }

    private static String listed(Set<CXHandle> handles) {
        List<String> values = new ArrayList<>();
        handles.forEach(handle -> values.add(handle.value()));
        return String.join(", ", values);
    }
}
