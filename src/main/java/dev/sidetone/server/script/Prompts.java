package dev.sidetone.server.script;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.twiml.Verb;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a leg hears, and the pauses between. */
final class Prompts {
    private static final int FOR_EVER = 1000;

    /** Sounds of our own, in documents of our own. */
    private static final String SOUND = "sound:";

    static final Prompt APOLOGY =
            new Prompt.Speech(
                    "We are sorry, an application error has occurred. Goodbye.", "woman", "en-US");

    private Prompts() {}

    static Run perform(Run run, Verb.Prompt prompt, List<RunEffect> then) {
        if (prompt instanceof Verb.Pause(_, var length)) {
            then.add(new RunEffect.Arm(Clock.PAUSE, length));
            return run.at(new Doing.Pausing());
        }
        if (!run.up()) {
            return RunRules.answer(run, prompt, then);
        }
        then.add(new RunEffect.Play(of(prompt, run.base()), loops(prompt)));
        return run.at(new Doing.Prompting());
    }

    /** Also the end of a beep, and of the last words. */
    static Run heard(Run run, List<RunEffect> then) {
        return switch (run.doing()) {
            case Doing.Prompting _ -> RunRules.next(run, then);
            case Doing.Apologizing _ -> RunRules.end(run, null, then);
            case Doing.Gathering gathering when gathering.prompting() ->
                    Keys.prompted(run, gathering, then);
            case Doing.Beeping(var record) -> Keys.begin(run, record, then);
            default -> run;
        };
    }

    /** All prompts of a Gather, in their order; loops are written out. */
    static List<Prompt> all(List<Verb.Prompt> prompts, @Nullable URI base) {
        List<Prompt> all = new ArrayList<>();
        for (Verb.Prompt prompt : prompts) {
            int loops = Math.min(loops(prompt) == 0 ? FOR_EVER : loops(prompt), FOR_EVER);
            List<Prompt> once = of(prompt, base);
            for (int i = 0; i < loops; i++) {
                all.addAll(once);
            }
        }
        return all;
    }

    private static List<Prompt> of(Verb.Prompt prompt, @Nullable URI base) {
        return switch (prompt) {
            case Verb.Say say ->
                    List.of(new Prompt.Speech(say.text(), say.voice(), say.language()));
            case Verb.Pause(_, var length) -> List.of(new Prompt.Silence(length));
            case Verb.Play play -> {
                List<Prompt> parts = new ArrayList<>();
                if (play.digits() != null) {
                    parts.add(new Prompt.Tones(play.digits()));
                }
                if (play.url() != null) {
                    parts.add(sound(play.url(), base));
                }
                yield parts;
            }
        };
    }

    /** Sounds of our own have a scheme of their own, which only our own documents can name. */
    private static Prompt sound(String url, @Nullable URI base) {
        if (base == null && url.startsWith(SOUND)) {
            return new Prompt.Sound(url.substring(SOUND.length()));
        }
        URI at = URI.create(url);
        return new Prompt.Web(base == null ? at : base.resolve(at));
    }

    private static int loops(Verb.Prompt prompt) {
        return switch (prompt) {
            case Verb.Say say -> say.loop();
            case Verb.Play play -> play.loop();
            case Verb.Pause _ -> 1;
        };
    }
}
