package dev.sidetone.lint.rules;

/** How bad a mistake is. */
public enum Severity {
    /** It will break calls. */
    ERROR,
    /** It breaks calls in some situations. */
    WARNING,
    /** It could be better. */
    INFO;

    /** One step milder. */
    public Severity milder() {
        return this == ERROR ? WARNING : INFO;
    }

    static Severity of(String letter) {
        return switch (letter) {
            case "E" -> ERROR;
            case "W" -> WARNING;
            case "I" -> INFO;
            default -> throw new IllegalArgumentException(letter);
        };
    }
}
