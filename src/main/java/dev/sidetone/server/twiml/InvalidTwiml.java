package dev.sidetone.server.twiml;

/** A document that cannot be run at all; the text is the finding's sentence. */
public final class InvalidTwiml extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    /** A document with this defect. */
    public InvalidTwiml(Finding finding) {
        super(finding.sentence(), null, false, false);
        this.finding = finding;
    }

    /** As {@link Finding}. */
    public InvalidTwiml(TwimlError error, Place at, String found, String then) {
        this(new Finding(error, at, found, then));
    }

    /** What is wrong, and where. */
    public Finding finding() {
        return finding;
    }
}
