package dev.sidetone.system.push;

/**
 * A push that is not over for the rules.
 *
 * @param mustReport decided when it came (R89, R92)
 * @param stage how far the app is with it
 * @param called whether reportNewIncomingCall was called within the delegate's method (R87)
 * @param reported whether the call daemon has heard of a call since it came (R88)
 */
record OpenPush(boolean mustReport, Stage stage, boolean called, boolean reported) {
    enum Stage {
        WAITING,
        IN_DELEGATE,
        RETURNED
    }

    static OpenPush of(boolean mustReport) {
        return new OpenPush(mustReport, Stage.WAITING, false, false);
    }

    OpenPush at(Stage next) {
        return new OpenPush(mustReport, next, called, reported);
    }

    OpenPush withCall() {
        return stage == Stage.IN_DELEGATE ? new OpenPush(mustReport, stage, true, reported) : this;
    }

    OpenPush withReport() {
        return new OpenPush(mustReport, stage, called, true);
    }
}
