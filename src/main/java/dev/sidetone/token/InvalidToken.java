package dev.sidetone.token;

/** A token that cannot be used; the text says why and what to do, and never quotes the token. */
public final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1;

    private final TokenDefect defect;

    InvalidToken(TokenDefect defect, String text) {
        super(text, null, false, false);
        this.defect = defect;
    }

    /** Which of the known ways to be wrong. */
    public TokenDefect defect() {
        return defect;
    }
}
