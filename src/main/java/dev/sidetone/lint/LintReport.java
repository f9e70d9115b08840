package dev.sidetone.lint;

import dev.sidetone.lint.rules.Rule;
import dev.sidetone.lint.rules.Severity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings for a person, and for a build server: a rehearsal can be one of its tests. */
public final class LintReport {
    private final String rehearsal;
    private final List<Finding> findings;

    /** A report on {@code findings}, under the name of what was rehearsed. */
    public LintReport(String rehearsal, List<Finding> findings) {
        this.rehearsal = rehearsal;
        this.findings = List.copyOf(findings);
    }

    /** Whether nothing was found that is more than a hint. */
    public boolean passed() {
        return findings.stream().noneMatch(LintReport::fails);
    }

    private static boolean fails(Finding finding) {
        return finding.severity() != Severity.INFO;
    }

    /** One paragraph for each finding, in the order in which they were found. */
    public String text() {
        return findings.isEmpty()
                ? rehearsal + ": nothing found\n"
                : rehearsal
                        + ": "
                        + findings.size()
                        + " found\n\n"
                        + findings.stream()
                                .map(LintReport::paragraph)
                                .collect(Collectors.joining("\n"));
    }

    private static String paragraph(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%s %s  %s%n"
                        .formatted(
                                finding.rule().id(), finding.severity(), finding.rule().title()));
        text.append("  seen:   %s%n".formatted(finding.text()));
        text.append("  where:  %s%n".formatted(where(finding)));
        text.append("  why:    %s%n".formatted(finding.rule().why()));
        text.append("  remedy: %s%n".formatted(finding.remedy()));
        text.append("  source: %s%n".formatted(finding.rule().source()));
        finding.last().forEach(event -> text.append("    ").append(line(event)).append('\n'));
        return text.toString();
    }

    private static String where(Finding finding) {
        return "%s, %s s, %s%s"
                .formatted(
                        finding.app().isEmpty() ? "phone" : finding.app(),
                        seconds(finding.nanos()),
                        finding.thread(),
                        finding.call() == null ? "" : ", call " + finding.call());
    }

    private static String line(dev.sidetone.trace.Event event) {
        return "%s  %-13s %s%s%s"
                .formatted(
                        seconds(event.nanos()),
                        event.layer(),
                        event.name(),
                        event.subject() == null ? "" : " " + event.subject(),
                        event.detail() == null ? "" : " " + event.detail());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    /**
     * A JUnit report with one test case for each rule: errors and warnings are failures, hints are
     * output.
     */
    public String junitXml() {
        long failures =
                Rule.all().stream()
                        .filter(rule -> of(rule).stream().anyMatch(LintReport::fails))
                        .count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n"
                        .formatted(escaped(rehearsal), Rule.all().size(), failures));
        Rule.all().forEach(rule -> testCase(xml, rule));
        return xml.append("</testsuite>\n").toString();
    }

    private List<Finding> of(Rule rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    private void testCase(StringBuilder xml, Rule rule) {
        xml.append(
                "  <testcase classname=\"lint\" name=\"%s\">%n"
                        .formatted(escaped(rule.id() + ": " + rule.title())));
        for (Finding finding : of(rule)) {
            String body = escaped(paragraph(finding));
            xml.append(
                    fails(finding)
                            ? "    <failure type=\"%s\" message=\"%s\">%s</failure>%n"
                                    .formatted(finding.severity(), escaped(finding.text()), body)
                            : "    <system-out>%s</system-out>%n".formatted(body));
        }
        xml.append("  </testcase>\n");
    }

    /** XML knows no control characters but these three. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> safe.append("&amp;");
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                case '"' -> safe.append("&quot;");
                                default -> safe.appendCodePoint(printable(c) ? c : '\uFFFD');
                            }
                        });
        return safe.toString();
    }

    private static boolean printable(int c) {
        boolean text = c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
        return text && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
