package dev.sidetone.lint;

import static dev.sidetone.lint.Rehearsal.A;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.callkit.CXSetMutedCallAction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/** What a person and a build server read. */
class LintReportTest {
    private final Rehearsal stage = new Rehearsal();

    @BeforeEach
    void oneWarningAndOneHint() {
        stage.app.on(
                CXSetMutedCallAction.class,
                action -> {
                    action.fulfill();
                    action.fulfill();
                });
        stage.launch();
        stage.talk(A);
        stage.phone.device().setMuted(A, true);
        stage.phone.run();
        stage.installed.kill();
        stage.phone.run();
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void aBuildServerSeesOneTestForEachRule() throws Exception {
        LintReport report = new LintReport("mute <twice> & \u0007 \"kill\"", stage.findings());
        Document document = parsed(report.junitXml());
        Element suite = all(document, "testsuite").getFirst();
        assertThat(suite.getAttribute("name")).isEqualTo("mute <twice> & \uFFFD \"kill\"");
        assertThat(suite.getAttribute("tests")).isEqualTo("44");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(all(document, "testcase")).hasSize(44);
        Element failure = all(document, "failure").getFirst();
        assertThat(failure.getAttribute("type")).isEqualTo("WARNING");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).startsWith("L06: ");
        assertThat(all(document, "system-out").getFirst().getTextContent()).contains("L44 INFO");
        assertThat(report.passed()).isFalse();
    }

    @Test
    void aPersonReadsWhatWasSeenAndWhatToDo() {
        assertThat(new LintReport("mute", stage.findings()).text())
                .startsWith("mute: 2 found\n")
                .contains("L06 WARNING  An action is completed in vain")
                .contains("seen:   fulfill of SetMuted: complete before")
                .contains("where:  Sketch, 0.300 s, Sketch main, call " + A)
                .contains("remedy: Complete the handed-over action exactly once.");
    }

    @Test
    void hintsDoNotFail() throws Exception {
        LintReport hints = new LintReport("kill", stage.of("L44"));
        assertThat(hints.passed()).isTrue();
        assertThat(all(parsed(hints.junitXml()), "failure")).isEmpty();
        assertThat(new LintReport("nothing", List.of()).text())
                .isEqualTo("nothing: nothing found\n");
    }
}
