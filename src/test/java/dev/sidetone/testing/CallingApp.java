package dev.sidetone.testing;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.callkit.CXStartCallAction;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.softphone.parties.StartRequest;
import dev.sidetone.system.App;
import dev.sidetone.system.AppServices;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** An app that calls whom the phone asks it to, at once (R98), and keeps a log of these wishes. */
public final class CallingApp implements App {
    private final FakeApp calls = new FakeApp();
    private final List<String> wishes = new ArrayList<>();

    /** What it does with calls, and hears of them. */
    public FakeApp calls() {
        return calls;
    }

    /** What it was launched and asked for, oldest first; forgets it. */
    public List<String> wishes() {
        List<String> all = List.copyOf(wishes);
        wishes.clear();
        return all;
    }

    @Override
    public void launched(AppServices services) {
        wishes.add("launched");
        calls.launched(services);
    }

    @Override
    public void continueUserActivity(NSUserActivity activity) {
        wishes.add(activity.activityType());
        start(StartRequest.of(activity));
    }

    @Override
    public void openURL(URI link) {
        wishes.add(link.toString());
        start(StartRequest.of(link));
    }

    private void start(@Nullable StartRequest wanted) {
        if (wanted != null) {
            CXHandle handle = wanted.handle();
            calls.request(new CXStartCallAction(VirtualDevice.call(9), handle));
        }
    }
}
