package dev.sidetone.server.script;

import dev.sidetone.server.media.Prompt;
import dev.sidetone.server.script.RunEffect.Clock;
import dev.sidetone.server.twiml.Verb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a caller presses and says: Gather and Record. */
final class Keys {
    private static final Prompt BEEP = new Prompt.Sound("beep");

    private Keys() {}

    static Run gather(Run run, Verb.Gather gather, List<RunEffect> then) {
        if (!run.up()) {
            return RunRules.answer(run, gather, then);
        }
        List<Prompt> prompts = Prompts.all(gather.prompts(), run.base());
        then.add(
                prompts.isEmpty()
                        ? new RunEffect.Arm(Clock.KEY, gather.timeout())
                        : new RunEffect.Play(prompts, 1));
        return run.at(new Doing.Gathering(gather, "", !prompts.isEmpty()));
    }

    /** All prompts have been heard: keys that were pressed meanwhile count now. */
    static Run prompted(Run run, Doing.Gathering now, List<RunEffect> then) {
        then.add(new RunEffect.Arm(Clock.KEY, now.gather().timeout()));
        return pressed(run, new Doing.Gathering(now.gather(), "", false), now.digits(), then);
    }

    static Run pressed(Run run, Doing.Gathering now, String pressed, List<RunEffect> then) {
        Verb.Gather gather = now.gather();
        if (!gather.keys() || pressed.isEmpty()) {
            return run.at(now);
        }
        if (now.prompting() && !gather.bargeIn()) {
            return run.at(new Doing.Gathering(gather, now.digits() + pressed, true));
        }
        if (now.prompting()) {
            then.add(new RunEffect.Stop());
        }
        StringBuilder digits = new StringBuilder(now.digits());
        for (char key : pressed.toCharArray()) {
            if (gather.finishOnKey() != null && key == gather.finishOnKey()) {
                return gathered(run, gather, digits.toString(), String.valueOf(key), then);
            }
            if (key != 'w') {
                digits.append(key);
            }
            if (gather.numDigits() != null && digits.length() >= gather.numDigits()) {
                return gathered(run, gather, digits.toString(), "", then);
            }
        }
        then.add(new RunEffect.Arm(Clock.KEY, gather.timeout()));
        return run.at(new Doing.Gathering(gather, digits.toString(), false));
    }

    /** No more keys come: on to the action, or to the next verb when there was nothing. */
    static Run gathered(
            Run run, Verb.Gather gather, String digits, String finish, List<RunEffect> then) {
        then.add(new RunEffect.Disarm(Clock.KEY));
        if (digits.isEmpty() && !gather.actionOnEmptyResult()) {
            return RunRules.next(run, then);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Digits", digits);
        parameters.put("FinishedOnKey", finish);
        return RunRules.ask(run, gather.action(), parameters, then);
    }

    static Run record(Run run, Verb.Record record, List<RunEffect> then) {
        if (!run.up()) {
            return RunRules.answer(run, record, then);
        }
        if (!record.playBeep()) {
            return begin(run, record, then);
        }
        then.add(new RunEffect.Play(List.of(BEEP), 1));
        return run.at(new Doing.Beeping(record));
    }

    static Run begin(Run run, Verb.Record record, List<RunEffect> then) {
        then.add(new RunEffect.StartRecording(record));
        return run.at(new Doing.Recording(record, null));
    }

    static Run pressed(Run run, Doing.Recording now, String pressed, List<RunEffect> then) {
        for (char key : pressed.toCharArray()) {
            if (now.key() == null && now.record().finishOnKey().indexOf(key) >= 0) {
                then.add(new RunEffect.StopRecording());
                return run.at(new Doing.Recording(now.record(), String.valueOf(key)));
            }
        }
        return run;
    }

    /** The caller hung up: what was said until then is told. */
    static Run left(Run run, Doing.Recording now, List<RunEffect> then) {
        if (now.key() == null) {
            then.add(new RunEffect.StopRecording());
        }
        return run.at(new Doing.Recording(now.record(), "hangup"));
    }

    /** A recording of nothing is none: the next verb follows. */
    static Run recorded(Run run, RunEvent.Recorded recorded, List<RunEffect> then) {
        if (!(run.doing() instanceof Doing.Recording(var record, var key))) {
            return run;
        }
        if (recorded.length().isZero()) {
            return RunRules.next(run, then);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("RecordingSid", recorded.sid());
        parameters.put("RecordingUrl", recorded.url());
        parameters.put("RecordingDuration", recorded.seconds());
        if (key != null) {
            parameters.put("Digits", key);
        }
        return RunRules.ask(run, record.action(), parameters, then);
    }
}
