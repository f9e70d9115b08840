package dev.sidetone.system.push;

/** Why the phone ended an app's process. */
public enum KillReason {
    /** R87: the exception that is raised in the app when its delegate's method returns. */
    NEVER_POSTED(
            "Killing app because it never posted an incoming call to the system after receiving a"
                    + " PushKit VoIP push."),
    /** R88: the code with which the call daemon has the app ended. */
    NEVER_REPORTED("0xbaadca11");

    private final String text;

    KillReason(String text) {
        this.text = text;
    }

    /** What a crash report says. */
    public String text() {
        return text;
    }
}
