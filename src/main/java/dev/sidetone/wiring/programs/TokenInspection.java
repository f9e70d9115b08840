package dev.sidetone.wiring.programs;

import dev.sidetone.token.TokenInspector;
import dev.sidetone.token.TokenKey;
import dev.sidetone.token.TokenReport;
import dev.sidetone.token.TokenReport.Item;
import dev.sidetone.verbs.Programs.Inspect;
import dev.sidetone.verbs.Programs.Output;
import dev.sidetone.wiring.programs.KnownKeys.Known;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code sidetone token inspect}: offline, but where the address of a token page is given. */
record TokenInspection(Inspect options, Output output) {
    int run() throws IOException, InterruptedException {
        String text = text(options.what());
        Instant now = Instant.now();
        TokenReport first = TokenReport.of(text, now, TokenInspector.withoutKey());
        TokenKey key = keyOf(first.claims().get("iss"));
        TokenReport report =
                key == null ? first : TokenReport.of(text, now, TokenInspector.of(key));
        claims(report.claims(), key);
        report.items().forEach(this::item);
        if (report.good()) {
            output.event("good", Map.of(), "This is an access token, and nothing forbids its use.");
        }
        return report.good() ? 0 : 1;
    }

    private static String text(String what) throws IOException, InterruptedException {
        if (what.equals("-")) {
            return TokenText.read(System.in);
        }
        return TokenText.isPage(what) ? TokenText.ofPage(what) : what;
    }

    private @Nullable TokenKey keyOf(@Nullable String issuer) throws IOException {
        for (Known known : KnownKeys.of(options.keys())) {
            if (known.key().keySid().equals(issuer)) {
                return known.key();
            }
        }
        return null;
    }

    private void claims(Map<String, String> claims, @Nullable TokenKey key) {
        if (claims.isEmpty()) {
            return;
        }
        String signature = key == null ? "not checked: its secret is not known here" : "checked";
        Map<String, Object> facts = new LinkedHashMap<>(claims);
        facts.put("signature", signature);
        StringBuilder lines = new StringBuilder();
        facts.forEach((name, value) -> lines.append("%-20s %s%n".formatted(name, value)));
        output.event("claims", facts, lines.toString().stripTrailing());
    }

    private void item(Item item) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fatal", item.fatal());
        facts.put("mobile", item.mobile());
        facts.put("javascript", item.javascript());
        facts.put("text", item.text());
        facts.put("remedy", item.remedy());
        String line =
                (item.fatal() ? "Wrong: " : "Note: ")
                        + item.text()
                        + codes(item)
                        + System.lineSeparator()
                        + "  "
                        + item.remedy();
        output.event(item.fatal() ? "wrong" : "note", facts, line);
    }

    private static String codes(Item item) {
        if (item.mobile() == 0) {
            return "";
        }
        String mobile = " (" + item.mobile();
        return item.javascript() == 0 || item.javascript() == item.mobile()
                ? mobile + ")"
                : mobile + " mobile, " + item.javascript() + " JavaScript)";
    }
}
