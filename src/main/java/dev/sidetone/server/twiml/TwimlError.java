package dev.sidetone.server.twiml;

/**
 * What can be wrong with a document or with running it, by the numbers of Twilio's debugger
 * (voice-sdk.md §5.2). Some are raised here, some by whoever runs the document.
 */
public enum TwimlError {
    /** Nothing that an XML parser reads. */
    PARSE(12100, "Document cannot be parsed"),
    /** XML, but not version 1.0. */
    VERSION(12101, "Wrong XML version"),
    /** The outermost element is not Response. */
    ROOT(12102, "Root element is not Response"),
    /** An element or attribute that does not belong there. */
    SCHEMA(12200, "Not in the TwiML schema"),
    /** Our own fault. */
    INTERNAL(12400, "Internal failure"),

    /** Dial in the document of a called leg. */
    DIAL_FROM_DIALLED(13201, "Dial: a dialled leg cannot dial"),
    /** Dial method. */
    DIAL_METHOD(13210, "Dial: invalid method"),
    /** Dial timeout. */
    DIAL_TIMEOUT(13212, "Dial: invalid timeout"),
    /** Dial hangupOnStar. */
    DIAL_HANGUP_ON_STAR(13213, "Dial: invalid hangupOnStar"),
    /** Dial callerId. */
    DIAL_CALLER_ID(13214, "Dial: invalid callerId"),
    /** Something in Dial that cannot be dialled. */
    DIAL_NESTED(13215, "Dial: invalid nested element"),
    /** Dial timeLimit. */
    DIAL_TIME_LIMIT(13216, "Dial: invalid timeLimit"),
    /** Dial record. */
    DIAL_RECORD(13217, "Dial: invalid record"),
    /** Dial sequential. */
    DIAL_SEQUENTIAL(13218, "Dial: invalid sequential"),
    /** Dial answerOnBridge. */
    DIAL_ANSWER_ON_BRIDGE(13219, "Dial: invalid answerOnBridge"),
    /** Dial ringTone. */
    DIAL_RING_TONE(13220, "Dial: invalid ringTone"),
    /** Number method. */
    NUMBER_METHOD(13221, "Dial, Number: invalid method"),
    /** Number sendDigits. */
    NUMBER_SEND_DIGITS(13222, "Dial, Number: invalid sendDigits"),
    /** Not a telephone number. */
    NUMBER_FORMAT(13223, "Dial: invalid phone number format"),
    /** A number that leads nowhere. */
    NUMBER_UNKNOWN(13224, "Dial: the number cannot be called"),
    /** A number that must not be called. */
    NUMBER_FORBIDDEN(13225, "Dial: the number is forbidden"),
    /** Conference muted. */
    CONFERENCE_MUTED(13230, "Dial, Conference: invalid muted"),
    /** Conference endConferenceOnExit. */
    CONFERENCE_END(13231, "Dial, Conference: invalid endConferenceOnExit"),
    /** Conference startConferenceOnEnter. */
    CONFERENCE_START(13232, "Dial, Conference: invalid startConferenceOnEnter"),
    /** Conference waitMethod. */
    CONFERENCE_WAIT_METHOD(13234, "Dial, Conference: invalid waitMethod"),
    /** Conference beep. */
    CONFERENCE_BEEP(13235, "Dial, Conference: invalid beep"),
    /** Conference name. */
    CONFERENCE_NAME(13237, "Dial, Conference: invalid name"),
    /** Conference trim. */
    CONFERENCE_TRIM(13239, "Dial, Conference: invalid trim"),

    /** Gather finishOnKey is no key. */
    GATHER_FINISH_ON_KEY(13310, "Gather: invalid finishOnKey"),
    /** Gather finishOnKey has several keys. */
    GATHER_FINISH_ON_KEYS(13311, "Gather: finishOnKey is one key"),
    /** Gather method. */
    GATHER_METHOD(13312, "Gather: invalid method"),
    /** Gather timeout. */
    GATHER_TIMEOUT(13313, "Gather: invalid timeout"),
    /** Gather numDigits. */
    GATHER_NUM_DIGITS(13314, "Gather: invalid numDigits"),
    /** A verb in Gather that is no prompt. */
    GATHER_NESTED(13320, "Gather: invalid nested verb"),
    /** Voice of a Say in Gather. */
    GATHER_SAY_VOICE(13321, "Gather, Say: invalid voice"),
    /** Loop of a Say in Gather. */
    GATHER_SAY_LOOP(13322, "Gather, Say: invalid loop"),
    /** What a Play in Gather fetched is no sound. */
    GATHER_PLAY_CONTENT(13325, "Gather, Play: invalid content type"),
    /** Gather input. */
    GATHER_INPUT(13326, "Gather: invalid input"),
    /** Gather language. */
    GATHER_LANGUAGE(13331, "Gather: invalid language"),
    /** Gather bargeIn. */
    GATHER_BARGE_IN(13332, "Gather: invalid bargeIn"),
    /** Gather actionOnEmptyResult. */
    GATHER_EMPTY_RESULT(13338, "Gather: invalid actionOnEmptyResult"),

    /** Play loop. */
    PLAY_LOOP(13410, "Play: invalid loop"),
    /** What Play fetched is no sound. */
    PLAY_CONTENT(13420, "Play: invalid content type"),
    /** Play digits. */
    PLAY_DIGITS(13430, "Play: invalid digits"),

    /** Say loop. */
    SAY_LOOP(13510, "Say: invalid loop"),
    /** Say voice. */
    SAY_VOICE(13511, "Say: invalid voice"),
    /** Say language. */
    SAY_LANGUAGE(13512, "Say: invalid language"),
    /** Nothing to say. */
    SAY_TEXT(13520, "Say: invalid text"),
    /** Too much to say. */
    SAY_LENGTH(13521, "Say: text too long"),

    /** Record method. */
    RECORD_METHOD(13610, "Record: invalid method"),
    /** Record timeout. */
    RECORD_TIMEOUT(13611, "Record: invalid timeout"),
    /** Record maxLength. */
    RECORD_MAX_LENGTH(13612, "Record: invalid maxLength"),
    /** Record finishOnKey. */
    RECORD_FINISH_ON_KEY(13613, "Record: invalid finishOnKey"),
    /** Record transcribe. */
    RECORD_TRANSCRIBE(13614, "Record: invalid transcribe"),
    /** Record playBeep. */
    RECORD_PLAY_BEEP(13616, "Record: invalid playBeep"),
    /** Recordings are not transcribed here. */
    RECORD_NO_TRANSCRIPTION(13619, "Record: no transcription here"),
    /** recordingStatusCallbackEvent, of Record and of Dial. */
    RECORDING_EVENT(13621, "Invalid recordingStatusCallbackEvent"),

    /** Redirect method. */
    REDIRECT_METHOD(13710, "Redirect: invalid method"),
    /** A verb that exists, but not here. */
    VERB_UNSUPPORTED(13750, "Verb is not supported"),
    /** A trial call over ten minutes. */
    TRIAL_OVER(13805, "Trial calls end after ten minutes"),
    /** clientNotificationUrl is no URL. */
    NOTIFICATION_URL(13806, "Client notification: invalid URL"),
    /** clientNotificationUrl failed. */
    NOTIFICATION_FAILED(13807, "Client notification: the endpoint failed"),
    /** Reject reason. */
    REJECT_REASON(13810, "Reject: invalid reason"),
    /** Pause length. */
    PAUSE_LENGTH(13910, "Pause: invalid length");

    private final int number;
    private final String title;

    TwimlError(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** As the debugger numbers it. */
    public int number() {
        return number;
    }

    /** A few words, without a full stop. */
    public String title() {
        return title;
    }
}
