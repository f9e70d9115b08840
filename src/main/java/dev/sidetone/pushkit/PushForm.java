package dev.sidetone.pushkit;

/** The forms of the delegate's method for a push, oldest first: a phone knows those of its time. */
public enum PushForm {
    /** Payload and type. */
    WITHOUT_COMPLETION("didReceiveIncomingPush"),
    /** The same with a completion, since iOS 11. */
    WITH_COMPLETION("didReceiveIncomingPush"),
    /** With metadata, for VoIP pushes, since iOS 26.4. */
    WITH_METADATA("didReceiveIncomingVoIPPush");

    private final String method;

    PushForm(String method) {
        this.method = method;
    }

    /** The method's name. */
    public String method() {
        return method;
    }
}
