package dev.sidetone.trace;

/**
 * The names of events that writers and readers must agree about. The call daemon's are those of its
 * own records; a test compares them.
 */
public final class Names {
    private Names() {}

    /** {@link Layer#APP}: what an app calls of CallKit and PushKit, and what it is called with. */
    public static final class App {
        /** A CXProvider was made; detail {@link ConfigurationNote}. */
        public static final String PROVIDER = "CXProvider";

        /** Detail {@link DelegateNote}, or null for nobody. */
        public static final String SET_DELEGATE = "setDelegate";

        /** Detail {@link ConfigurationNote}. */
        public static final String SET_CONFIGURATION = "setConfiguration";

        /** A copy of the configuration was changed; detail its number (L38). */
        public static final String COPY_CHANGED = "configurationCopyChanged";

        public static final String INVALIDATE = "invalidate";

        /** Subject the call, detail {@link UpdateNote}. */
        public static final String REPORT_INCOMING = "reportNewIncomingCall";

        /** Its completion runs; subject the call, detail {@link ErrorNote} or null. */
        public static final String INCOMING_COMPLETION = "reportNewIncomingCallCompletion";

        /** Subject the call, detail {@link UpdateNote}. */
        public static final String REPORT_UPDATED = "reportCallUpdated";

        /** Subject the call, detail {@link EndNote}. */
        public static final String REPORT_ENDED = "reportCallEnded";

        /** Subject the call, detail the Instant. */
        public static final String REPORT_CONNECTING = "reportOutgoingCallStartedConnecting";

        /** Subject the call, detail the Instant. */
        public static final String REPORT_CONNECTED = "reportOutgoingCallConnected";

        /** Subject the first call, detail {@link ActionNotes}. */
        public static final String REQUEST = "requestTransaction";

        /** Its completion runs; subject the first call, detail {@link ErrorNote} or null. */
        public static final String REQUEST_COMPLETION = "requestTransactionCompletion";

        /** Subject the call, detail {@link CompletionNote}. */
        public static final String FULFILL = "fulfill";

        /** Subject the call, detail {@link CompletionNote}. */
        public static final String FAIL = "fail";

        /** A callback is over; its cause is the callback, its detail the method's name. */
        public static final String RETURNED = "returned";

        /** The delegate answered true and performs the transaction by itself (R18). */
        public static final String TAKEN_OVER = "transactionTakenOver";

        /** The delegate has no method for an action (R21); detail the action's class. */
        public static final String NOT_IMPLEMENTED = "notImplemented";

        /** A delegate or an observer was set but is not there any more (R86); detail which. */
        public static final String LISTENER_GONE = "listenerGone";

        public static final String DID_BEGIN = "providerDidBegin";
        public static final String DID_RESET = "providerDidReset";
        public static final String DID_ACTIVATE = "didActivateAudioSession";
        public static final String DID_DEACTIVATE = "didDeactivateAudioSession";
        public static final String TIMED_OUT = "timedOutPerformingAction";
        public static final String EXECUTE = "executeTransaction";

        /** Callbacks that perform an action begin so; detail {@link PerformNote}. */
        public static final String PERFORM = "perform";

        public static final String PERFORM_START = "performStartCallAction";
        public static final String PERFORM_ANSWER = "performAnswerCallAction";
        public static final String PERFORM_END = "performEndCallAction";
        public static final String PERFORM_HELD = "performSetHeldCallAction";
        public static final String PERFORM_MUTED = "performSetMutedCallAction";
        public static final String PERFORM_GROUP = "performSetGroupCallAction";
        public static final String PERFORM_DTMF = "performPlayDTMFCallAction";
        public static final String PERFORM_TRANSLATING = "performSetTranslatingCallAction";

        public static final String CALL_CHANGED = "callChanged";

        /** Callbacks that bring a push begin so. */
        public static final String RECEIVE_PUSH = "didReceiveIncoming";

        /** What the app shows of a call; subject the call, detail {@link ShownNote} (L29). */
        public static final String MODEL_SHOWS = "modelShows";

        private App() {}
    }

    /** {@link Layer#SYSTEM}: the call daemon and the apps' lives. */
    public static final class Phone {
        public static final String PROVIDER_CONNECTED = "ProviderConnected";
        public static final String PROVIDER_REGISTERED = "ProviderRegistered";
        public static final String TRANSACTION_REQUESTED = "TransactionRequested";
        public static final String TRANSACTION_DELIVERED = "TransactionDelivered";
        public static final String GESTURE = "GestureMade";
        public static final String INCOMING_REPORTED = "IncomingReported";
        public static final String ACCEPTED = "Accepted";
        public static final String REFUSED = "Refused";
        public static final String ACTION_FULFILLED = "ActionFulfilled";
        public static final String ACTION_FAILED = "ActionFailed";
        public static final String ACTION_TIMED_OUT = "ActionTimedOut";
        public static final String ACTION_ABANDONED = "ActionAbandoned";

        /** Subject the call, detail one of the four words below. */
        public static final String CALL_CHANGED = "CallChanged";

        public static final String BEGUN = "begun";
        public static final String CONNECTED = "connected";
        public static final String HELD = "held";
        public static final String ENDED = "ended";

        /** Subject the app's name, detail FOREGROUND, BACKGROUND or NOT_RUNNING. */
        public static final String APP_LIFE = "AppLife";

        public static final String NOT_RUNNING = "NOT_RUNNING";

        private Phone() {}
    }

    /** {@link Layer#AUDIO_SESSION}. */
    public static final class Session {
        public static final String SET_CATEGORY = "setCategory";

        /** Detail whether. */
        public static final String SET_ACTIVE = "setActive";

        /** What every refused request is called: its name and this. */
        public static final String REFUSED = "Refused";

        /** By the phone, for a provider. */
        public static final String ACTIVATED = "SessionActivated";

        public static final String DEACTIVATED = "SessionDeactivated";
        public static final String INTERRUPTION_BEGAN = "InterruptionBegan";
        public static final String INTERRUPTION_ENDED = "InterruptionEnded";

        private Session() {}
    }

    /** {@link Layer#PUSH}. */
    public static final class Push {
        /** Subject the server's name of the call, detail the message's type. */
        public static final String RECEIVED = "PushReceived";

        public static final String DELIVERED = "PushDelivered";

        /** Detail the crash report's text (R87, R88). */
        public static final String APP_KILLED = "AppKilled";

        private Push() {}
    }

    /**
     * What an app does with sound: {@link Layer#AUDIO}, {@link Layer#MEDIA}, {@link Layer#VOICE}.
     */
    public static final class Media {
        public static final String RENDERING_STARTED = "RenderingStarted";
        public static final String RENDERING_STOPPED = "RenderingStopped";
        public static final String CAPTURING_STARTED = "CapturingStarted";
        public static final String CAPTURING_STOPPED = "CapturingStopped";

        /** The app's own switch of its audio device; detail whether it is on. */
        public static final String AUDIO_ENABLED = "AudioDeviceEnabled";

        /** Media of a call stand; subject CallKit's call. */
        public static final String CALL_OPENED = "CallMediaOpened";

        /** Media of a call are closed; subject CallKit's call. */
        public static final String CALL_CLOSED = "CallMediaClosed";

        /** Which ways sound of a call flows from now on; subject the call, detail {@link Flow}. */
        public static final String SOUND_FLOWS = "SoundFlows";

        /** The other side ended the call; subject CallKit's call. */
        public static final String REMOTE_BYE = "RemoteBye";

        /** Both sides talk: an outgoing call was answered; subject CallKit's call. */
        public static final String CALL_ESTABLISHED = "CallEstablished";

        /** The app accepts a call at its server; subject CallKit's call. */
        public static final String ACCEPTING = "CallAccepting";

        /** The app signs out of its server. */
        public static final String UNREGISTER = "unregister";

        private Media() {}
    }

    /** {@link Layer#SYSTEM}: what the call directory refuses (L41); subject the extension. */
    public static final class Directory {
        public static final String ENTRY_REFUSED = "DirectoryEntryRefused";
        public static final String READ_LATE = "DirectoryIncrementalReadLate";
        public static final String REMOVAL_REFUSED = "DirectoryRemovalRefused";

        private Directory() {}
    }
}
