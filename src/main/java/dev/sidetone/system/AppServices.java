package dev.sidetone.system;

import dev.sidetone.avaudio.AVAudioSession;
import dev.sidetone.callkit.CallKitService;
import dev.sidetone.callkit.directory.CallDirectoryService;
import dev.sidetone.pushkit.PushService;
import dev.sidetone.time.SerialQueue;

/**
 * What an app is handed when it is launched: its SDKs, and nothing of the phone's inside.
 *
 * @param callKit for the constructors of CXProvider and CXCallController
 * @param audioSession its view of the phone's sound
 * @param push for the constructor of PKPushRegistry
 * @param life whether it is in front
 * @param directory for the constructor of CXCallDirectoryManager
 * @param mainQueue where its delegates are called
 */
public record AppServices(
        CallKitService callKit,
        AVAudioSession audioSession,
        PushService push,
        AppLife life,
        CallDirectoryService directory,
        SerialQueue mainQueue) {}
