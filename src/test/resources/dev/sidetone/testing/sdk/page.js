'use strict';

// What a test asks of the SDK, and what the SDK said: events in their order, taken one after the other.
const web = (() => {
    const CALL_EVENTS = ['accept', 'cancel', 'disconnect', 'reject', 'reconnected'];
    const DEVICE_EVENTS = ['registered', 'unregistered', 'destroyed', 'tokenWillExpire'];
    const SOUNDS = ['incoming', 'outgoing', 'disconnect', 'dtmfs', 'dtmfh']
        .concat([...'0123456789'].map(digit => 'dtmf' + digit));
    // the tones of the tests are to arrive as they are
    const PLAIN = {audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}};
    const TONE = Number(new URLSearchParams(location.search).get('tone') ?? 440);
    const events = [];
    let context;
    let tone;
    let heard;
    let source;
    let ear;
    let taken = 0;
    let device;
    let call;
    let last;
    let answersItself = false;

    // the browser's own; a track is muted until its first packet comes
    class Connection extends RTCPeerConnection {
        constructor(...how) {
            super(...how);
            this.addEventListener('track', ({track}) =>
                track.addEventListener('unmute', () => note('first packet'), {once: true}));
        }
    }

    const note = (event, detail = null) => events.push({event, detail, at: performance.now()});

    // a hundredth of a second of nothing, so that no sound is fetched from elsewhere
    function silence() {
        const bytes = new Uint8Array(44 + 160);
        const view = new DataView(bytes.buffer);
        const word = (at, text) => [...text].forEach((c, i) => { bytes[at + i] = c.charCodeAt(0); });
        word(0, 'RIFF'); view.setUint32(4, 36 + 160, true); word(8, 'WAVEfmt ');
        view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
        view.setUint32(24, 8000, true); view.setUint32(28, 16000, true);
        view.setUint16(32, 2, true); view.setUint16(34, 16, true);
        word(36, 'data'); view.setUint32(40, 160, true);
        return 'data:audio/wav;base64,' + btoa(String.fromCharCode(...bytes));
    }

    // a microphone that sings; the browser's own of a file falls silent when the machine is busy
    async function microphone() {
        context ??= new AudioContext({sampleRate: 48000});
        if (!tone) {
            tone = new GainNode(context, {gain: 0.25});
            const sine = new OscillatorNode(context, {frequency: TONE});
            sine.connect(tone);
            sine.start();
        }
        const seat = context.createMediaStreamDestination();
        tone.connect(seat);
        return seat.stream;
    }

    function follow(next) {
        last = call;
        call = next;
        CALL_EVENTS.forEach(event => next.on(event, () => note(event)));
        next.on('ringing', early => note('ringing', early));
        next.on('error', error => note('error ' + error.code, error.message));
        next.on('reconnecting', error => note('reconnecting ' + error.code));
        next.on('mute', muted => note(muted ? 'mute' : 'unmute'));
        next.on('messageReceived', message => note('message', message));
        next.on('messageSent', message => note('sent', message));
        next.on('sample', sample => note('sample', sample.totals));
    }

    function came(next) {
        follow(next);
        note('incoming', {from: next.parameters.From, params: Object.fromEntries(next.customParameters)});
        if (answersItself) next.accept({rtcConstraints: PLAIN});
    }

    return {
        events,
        get device() { return device; },
        get call() { return call; },
        get last() { return last; },
        set answersItself(value) { answersItself = value; },

        open(token, options) {
            if (device) device.destroy();
            events.length = taken = 0;
            answersItself = false;
            const sounds = Object.fromEntries(SOUNDS.map(name => [name, silence()]));
            device = new Twilio.Device(token, {sounds, logLevel: 'error', closeProtection: false,
                RTCPeerConnection: Connection, getUserMedia: microphone, ...options});
            DEVICE_EVENTS.forEach(event => device.on(event, () => note(event)));
            device.on('error', error => note('device error ' + error.code, error.message));
            device.on('incoming', came);
            device.audio.incoming(false);
            device.audio.outgoing(false);
            device.audio.disconnect(false);
        },

        async connect(params, more = {}) {
            follow(await device.connect({params, rtcConstraints: PLAIN, ...more}));
        },

        accept() { call.accept({rtcConstraints: PLAIN}); },

        said() {
            return events.map(one => one.event).filter(one => one !== 'sample' && one !== 'first packet');
        },

        // the next event of that name, and what it brought; those before it are passed over
        async next(wanted, millis) {
            const end = performance.now() + millis;
            for (;;) {
                const found = events.findIndex((one, i) => i >= taken && one.event === wanted);
                if (found >= 0) {
                    taken = found + 1;
                    return events[found].detail;
                }
                if (performance.now() > end) {
                    throw new Error(wanted + ' did not come, but: '
                        + JSON.stringify(events.slice(taken).filter(one => one.event !== 'sample')));
                }
                await new Promise(soon => setTimeout(soon, 10));
            }
        },

        // milliseconds from connect() to accept and to the first packet of the other side
        async times(params) {
            const begun = performance.now();
            const before = events.length;
            const since = async event => {
                taken = before;
                await this.next(event, 10000);
                return events[taken - 1].at - begun;
            };
            await this.connect(params);
            return {accepted: await since('accept'), heard: await since('first packet')};
        },

        // the last third of a second of what the other side says, 16 bit, base64
        heard() {
            const stream = call.getRemoteStream();
            if (heard !== stream) {
                context ??= new AudioContext({sampleRate: 48000});
                source?.disconnect();
                heard = stream;
                ear = new AnalyserNode(context, {fftSize: 16384});
                source = context.createMediaStreamSource(stream);
                source.connect(ear);
            }
            const samples = new Float32Array(16384);
            ear.getFloatTimeDomainData(samples);
            const whole = new Int16Array(samples.map(sample => Math.max(-1, Math.min(1, sample)) * 32767));
            let text = '';
            new Uint8Array(whole.buffer).forEach(byte => { text += String.fromCharCode(byte); });
            return btoa(text);
        },
    };
})();
