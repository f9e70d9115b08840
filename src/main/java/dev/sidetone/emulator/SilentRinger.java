package dev.sidetone.emulator;

import dev.sidetone.system.Ringer;

/** Makes no sound: what would sound is in the trace. */
final class SilentRinger implements Ringer {
    @Override
    public void ring(String sound) {}

    @Override
    public void callWaiting() {}

    @Override
    public void stop() {}

    @Override
    public void dtmf(String digits) {}

    @Override
    public void endTone() {}
}
