package dev.sidetone.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXAction;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.lint.rules.Severity;
import dev.sidetone.system.App;
import dev.sidetone.system.InstalledApp;
import dev.sidetone.testing.FakeApp;
import dev.sidetone.testing.VirtualDevice;
import dev.sidetone.trace.Ids;
import dev.sidetone.trace.Layer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One app on a phone on virtual time, and what lint finds about it. */
final class Rehearsal {
    static final UUID A = VirtualDevice.call(1);
    static final UUID B = VirtualDevice.call(2);
    static final String NAME = "Sketch";

    final VirtualDevice phone = new VirtualDevice();
    final SketchedApp app = new SketchedApp();
    @Nullable InstalledApp installed;

    InstalledApp launch() {
        return launch(app);
    }

    InstalledApp launch(App program) {
        InstalledApp made = phone.device().install(NAME, program);
        installed = made;
        made.launch();
        phone.run();
        return made;
    }

    void pass(int milliseconds) {
        phone.advance(Duration.ofMillis(milliseconds));
    }

    void ring(UUID call) {
        app.onMain(() -> app.report(call, "carol"));
        phone.run();
    }

    void answer(UUID call) {
        phone.device().answer(call);
        phone.run();
    }

    /** Talking with carol. */
    void talk(UUID call) {
        ring(call);
        answer(call);
        pass(300);
    }

    void start(UUID call) {
        request(new CXStartCallAction(call, FakeApp.handle("bob")));
    }

    /** The app requests this on its main queue. */
    void request(CXAction... actions) {
        app.onMain(() -> app.request(actions));
        phone.run();
    }

    void hold(UUID call, boolean held) {
        phone.device().setHeld(call, held);
        phone.run();
    }

    void end(UUID call) {
        phone.device().end(call);
        phone.run();
    }

    void push(@Nullable String type, String sid) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("twi_call_sid", sid);
        if (type != null) {
            fields.put("twi_message_type", type);
        }
        phone.push(fields);
    }

    /** An event of somebody whose part is not there. */
    void synthetic(Layer layer, String name, @Nullable Object subject, @Nullable Object detail) {
        phone.trace().addAbout(NAME, layer, name, subject, detail, Ids.NONE);
    }

    /** As much time passes as any rule waits for short of a time-out of an answer. */
    void settle() {
        pass(12_000);
    }

    List<Finding> findings() {
        return Lint.check(phone.trace().events(), phone.time().nanos()).stream()
                .filter(finding -> finding.app().equals(NAME))
                .toList();
    }

    List<Finding> of(String rule) {
        return findings().stream().filter(f -> f.rule().id().equals(rule)).toList();
    }

    /** Exactly one finding, of that rule, as bad as that. */
    Finding one(String rule, Severity severity) {
        List<Finding> found = of(rule);
        assertThat(found).as(() -> new LintReport(rule, findings()).text()).hasSize(1);
        Finding only = found.getFirst();
        assertThat(only.severity()).isEqualTo(severity);
        assertThat(only.last()).isNotEmpty();
        return only;
    }

    void none(String rule) {
        assertThat(of(rule)).as(() -> new LintReport(rule, findings()).text()).isEmpty();
    }

    void clean() {
        assertThat(findings()).as(() -> new LintReport("", findings()).text()).isEmpty();
    }
}
