package dev.sidetone.voice;

import dev.sidetone.audio.CallMixer;
import dev.sidetone.media.MediaEngine;
import dev.sidetone.signaling.SignalingConnection;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;

import java.util.concurrent.Executor;

/** What the calls of one client share. */
record Surroundings(
        MediaEngine engine,
        CallMixer mixer,
        SignalingConnection connection,
        Switchboard board,
        SerialQueue queue,
        Executor mainQueue,
        Randomness random,
        Journal journal,
        Reporting reporting) {}
