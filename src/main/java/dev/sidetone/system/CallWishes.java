package dev.sidetone.system;

import dev.sidetone.callkit.CXHandleType;
import dev.sidetone.intents.NSUserActivity;
import dev.sidetone.system.dialing.StartCall;
import dev.sidetone.system.profile.Switches;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.state.DaemonState;
import dev.sidetone.system.state.Ledger;
import dev.sidetone.system.state.ProviderRecord;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Calls that a person wishes for outside the apps: a tap in recents or contacts, a spoken word. The
 * phone opens the app, which then requests the call (R98). All methods may be called from any
 * thread.
 */
public final class CallWishes {
    private final List<InstalledApp> apps;
    private final Supplier<Switches> switches;
    private final Map<String, Set<CXHandleType>> supported = new ConcurrentHashMap<>();
    private Ledger<Long, ProviderRecord> seen = Ledger.empty();
    private volatile @Nullable String callingApp;

    CallWishes(List<InstalledApp> apps, Supplier<Switches> switches) {
        this.apps = apps;
        this.switches = switches;
    }

    /** A tap in recents: the app comes to the front and calls, if there is somebody to call. */
    public void callBack(RecentEntry entry) {
        StartCall call = StartCall.from(entry);
        if (call != null) {
            start(entry.app(), call);
        } else {
            find(entry.app()).forEach(InstalledApp::launch);
        }
    }

    /**
     * Opens an app for a call. It learns of the call only where its last provider supported handles
     * of this type (R99).
     */
    public void start(String app, StartCall call) {
        NSUserActivity activity =
                call.activity(switches.get(), supported.getOrDefault(app, Set.of()));
        for (InstalledApp each : find(app)) {
            if (activity == null) {
                each.launch();
            } else {
                each.open(
                        program -> program.continueUserActivity(activity), "continueUserActivity");
            }
        }
    }

    /** The app that a person has chosen for calling; null for the phone's own (R101). */
    public void setCallingApp(@Nullable String app) {
        callingApp = app;
    }

    /**
     * A tap on a number that belongs to no app: the chosen app gets it as a tel: link (R101).
     * Answers whether there is such an app.
     */
    public boolean tapped(StartCall number) {
        String chosen = callingApp;
        URI link = number.telephoneLink(switches.get(), chosen != null);
        if (chosen == null || link == null) {
            return false;
        }
        List<InstalledApp> found = find(chosen);
        found.forEach(app -> app.open(program -> program.openURL(link), "openURL"));
        return !found.isEmpty();
    }

    private List<InstalledApp> find(String name) {
        return apps.stream().filter(app -> app.name().equals(name)).toList();
    }

    /** Keeps in mind what apps support, also when they do not run. On the system queue. */
    void learn(DaemonState state) {
        if (state.providers() == seen) {
            return;
        }
        seen = state.providers();
        Map<String, Set<CXHandleType>> now = new HashMap<>();
        for (ProviderRecord provider : seen.values()) {
            now.computeIfAbsent(provider.app(), _ -> new HashSet<>())
                    .addAll(provider.configuration().supportedHandleTypes());
        }
        supported.putAll(now);
    }
}
