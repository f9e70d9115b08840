package dev.sidetone.ui;

import dev.sidetone.softphone.CallSnapshot;
import dev.sidetone.softphone.CallStatus;
import dev.sidetone.system.InstalledApp.Life;
import dev.sidetone.system.SystemSnapshot;
import dev.sidetone.system.SystemSnapshot.AppLine;
import dev.sidetone.system.SystemSnapshot.Choice;
import dev.sidetone.system.SystemSnapshot.Form;
import dev.sidetone.system.SystemSnapshot.Line;
import dev.sidetone.system.SystemSnapshot.Options;
import dev.sidetone.system.SystemSnapshot.Sheet;
import dev.sidetone.testing.CallSketch;
import dev.sidetone.testing.FakePhone;
import dev.sidetone.verbs.PhoneSnapshot;
import dev.sidetone.verbs.PhoneSnapshot.Setting;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Phones as a daemon would show them. */
final class Scenes {
    static final UUID BOB = new UUID(0, 0xb0b);
    static final UUID CAROL = new UUID(0, 0xca01);
    static final UUID DAVE = new UUID(0, 0xda7e);
    static final Options ALL = new Options(true, true, true);
    static final Options NONE = new Options(false, false, false);
    static final List<Choice> THREE =
            List.of(Choice.END_AND_ACCEPT, Choice.DECLINE, Choice.HOLD_AND_ACCEPT);

    private Scenes() {}

    /** A connected call that can do everything. */
    static Line line(UUID call, String name, String app, long seconds) {
        return new Line(
                call,
                name,
                app,
                true,
                true,
                true,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                true,
                true,
                null,
                Instant.now().minusSeconds(seconds),
                app,
                false);
    }

    /** The same under another name of its app, with video. */
    static Line seenAs(Line of, String appName) {
        return new Line(
                of.call(),
                of.name(),
                of.app(),
                of.outgoing(),
                of.connecting(),
                of.connected(),
                of.onHold(),
                of.muted(),
                of.answerPending(),
                of.holdPending(),
                of.mutePending(),
                of.endPending(),
                of.canHold(),
                of.canSendDigits(),
                of.canUngroup(),
                of.group(),
                of.connectedAt(),
                appName,
                true);
    }

    /** The same on hold. */
    static Line held(Line of) {
        return new Line(
                of.call(),
                of.name(),
                of.app(),
                of.outgoing(),
                of.connecting(),
                of.connected(),
                true,
                of.muted(),
                of.answerPending(),
                of.holdPending(),
                of.mutePending(),
                of.endPending(),
                of.canHold(),
                of.canSendDigits(),
                of.canUngroup(),
                of.group(),
                of.connectedAt(),
                of.appName(),
                of.video());
    }

    /** The same in a conference. */
    static Line grouped(Line of, boolean canLeave) {
        return new Line(
                of.call(),
                of.name(),
                of.app(),
                of.outgoing(),
                of.connecting(),
                of.connected(),
                of.onHold(),
                of.muted(),
                of.answerPending(),
                of.holdPending(),
                of.mutePending(),
                of.endPending(),
                of.canHold(),
                of.canSendDigits(),
                canLeave,
                7L,
                of.connectedAt(),
                of.appName(),
                of.video());
    }

    /** An outgoing call that is not connected. */
    static Line dialled(boolean connecting) {
        return new Line(
                BOB,
                "bob",
                "Other Calls",
                true,
                connecting,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                true,
                false,
                null,
                null,
                "Other Calls",
                false);
    }

    /** An incoming call; answered or not. */
    static Line incoming(boolean answerPending) {
        return new Line(
                CAROL,
                "carol",
                "Other Calls",
                false,
                false,
                false,
                false,
                false,
                answerPending,
                false,
                false,
                false,
                true,
                true,
                false,
                null,
                null,
                "Other Calls",
                false);
    }

    /** A phone that shows this. */
    static PhoneSnapshot phone(SystemSnapshot system) {
        PhoneSnapshot idle = FakePhone.idle("alice");
        return new PhoneSnapshot(
                idle.app(), idle.routes(), null, true, system, List.of(), idle.emulation());
    }

    static SystemSnapshot system(
            List<Line> lines, @Nullable Sheet sheet, Options options, boolean locked) {
        return new SystemSnapshot(lines, sheet, options, List.of(), false, locked, List.of());
    }

    static PhoneSnapshot calls(Options options, Line... lines) {
        return phone(system(List.of(lines), null, options, false));
    }

    static Sheet sheet(Form form, List<Choice> choices) {
        return new Sheet(CAROL, "carol", "Sidetone", false, form, choices, false, false);
    }

    static Sheet pressed(Sheet of, boolean answering, boolean declining) {
        return new Sheet(
                of.call(),
                of.name(),
                of.appName(),
                of.video(),
                of.form(),
                of.choices(),
                answering,
                declining);
    }

    static PhoneSnapshot ringing(Form form, List<Choice> choices, Line... lines) {
        return phone(system(List.of(lines), sheet(form, choices), NONE, form == Form.LOCKED));
    }

    static PhoneSnapshot waiting(List<Choice> choices) {
        return ringing(Form.WAITING, choices, line(BOB, "bob", "Sidetone", 252));
    }

    static PhoneSnapshot two() {
        return calls(
                ALL, held(line(BOB, "bob", "Sidetone", 271)), line(CAROL, "carol", "Sidetone", 19));
    }

    static PhoneSnapshot cellularHeld() {
        return calls(
                new Options(false, true, false),
                held(line(BOB, "+1 555 010 7788", "Phone", 271)),
                line(CAROL, "carol", "Other Calls", 19));
    }

    static PhoneSnapshot conference() {
        return calls(
                ALL,
                grouped(line(BOB, "bob", "Sidetone", 271), true),
                grouped(line(CAROL, "carol", "Sidetone", 90), true),
                grouped(line(DAVE, "dave", "Sidetone", 19), false));
    }

    static PhoneSnapshot locked(Line... lines) {
        return phone(system(List.of(lines), null, NONE, true));
    }

    /** The softphone's own call, known to the phone too. */
    static PhoneSnapshot own(CallStatus status, Options options, boolean canHold) {
        CallSnapshot limited = new CallSketch("bob", status).canHold(canHold).snapshot();
        PhoneSnapshot with = FakePhone.with("alice", List.of(limited), null);
        return new PhoneSnapshot(
                with.app(),
                with.routes(),
                null,
                true,
                system(List.of(), null, options, false),
                List.of(),
                with.emulation());
    }

    /** A phone with apps, switches, and a call of each kind. */
    static PhoneSnapshot laboratory() {
        PhoneSnapshot idle = FakePhone.idle("alice");
        List<Line> lines =
                List.of(
                        held(line(BOB, "+1 555 010 7788", "Phone", 271)),
                        line(DAVE, "erin", "Other Calls", 19));
        List<AppLine> apps =
                List.of(
                        new AppLine("Sidetone", Life.FOREGROUND, null),
                        new AppLine("Other Calls", Life.BACKGROUND, null),
                        new AppLine(
                                "Plain Voice",
                                Life.NOT_RUNNING,
                                "Killed app because it never posted an incoming call"),
                        new AppLine("Music", Life.BACKGROUND, null));
        return new PhoneSnapshot(
                idle.app(),
                idle.routes(),
                null,
                true,
                new SystemSnapshot(lines, null, ALL, List.of(), true, false, apps),
                List.of(new PhoneSnapshot.Doing("Music", "INTERRUPTED", "")),
                new PhoneSnapshot.Emulation(
                        18,
                        List.of(9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 26),
                        "OFF",
                        true,
                        List.of(
                                new Setting(
                                        "earlyRequestError",
                                        "R3",
                                        "7",
                                        "a number, at least 0",
                                        true),
                                new Setting(
                                        "slowHoldEndsCall",
                                        "R27",
                                        "WHEN_ANOTHER_TAKES_OVER",
                                        "NEVER, WHEN_ANOTHER_TAKES_OVER, ALWAYS",
                                        false),
                                new Setting(
                                        "holdOfferedAnyway",
                                        "R66",
                                        "false",
                                        "true, false",
                                        false))));
    }
}
