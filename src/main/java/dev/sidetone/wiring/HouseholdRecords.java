package dev.sidetone.wiring;

import dev.sidetone.callkit.CXHandle;
import dev.sidetone.intents.INCallDestinationType;
import dev.sidetone.store.ContactsFile;
import dev.sidetone.store.DataFolder;
import dev.sidetone.store.ExtensionsFile;
import dev.sidetone.store.FolderExtension;
import dev.sidetone.store.RecentsFile;
import dev.sidetone.store.SettingsFile;
import dev.sidetone.system.Device;
import dev.sidetone.system.RecentsStore;
import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.cellular.CellularPhone;
import dev.sidetone.system.dialing.CallLink;
import dev.sidetone.system.dialing.CallingChoice;
import dev.sidetone.system.dialing.SpokenRequest;
import dev.sidetone.system.dialing.StartCall;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.directory.ExtensionFolders;
import dev.sidetone.system.directory.ExtensionStatus;
import dev.sidetone.system.keeping.Kept;
import dev.sidetone.system.keeping.PhoneSettings;
import dev.sidetone.system.profile.Quirk;
import dev.sidetone.system.recents.RecentEntry;
import dev.sidetone.system.recents.RecentList;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.SerialQueue;
import dev.sidetone.verbs.Gesture;
import dev.sidetone.verbs.Records;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a phone keeps, in files of its own: recents, contacts, call directory folders, and how it is
 * set up. Callable from any thread.
 */
final class HouseholdRecords implements OtherApps.Shown, AutoCloseable {
    private final SerialQueue files;
    private final Kept<RecentList> recents;
    private final Kept<AddressBook> contacts;
    private final Kept<ExtensionFolders> folders;
    private final Kept<PhoneSettings> settings;
    private final Supplier<Instant> now;
    private final Runnable changed;
    private volatile List<ExtensionStatus> extensions = List.of();
    private Records.Wish wish = Records.Wish.NONE;
    private boolean opened;
    private long asked;

    /**
     * @param files where files are written; closed with this
     * @param changed there is something new to show
     */
    HouseholdRecords(DataFolder phone, SerialQueue files, Supplier<Instant> now, Runnable changed) {
        this.files = files;
        this.now = now;
        this.changed = changed;
        this.recents = new Kept<>(new RecentsFile(phone, this::say), files);
        this.contacts = new Kept<>(new ContactsFile(phone, this::say), files);
        this.folders = new Kept<>(new ExtensionsFile(phone, this::say), files);
        this.settings = new Kept<>(new SettingsFile(phone, this::say), files);
        this.opened = true;
    }

    /** Where the phone's ended calls go. */
    RecentsStore store() {
        return ended -> recents.change(list -> list.with(ended));
    }

    /** How the phone is set up. */
    Kept<PhoneSettings> settings() {
        return settings;
    }

    /** The phone learns whom its person knows, and which extensions are switched on. */
    void attach(Device device) {
        device.reception().setContacts(contacts.value());
        folders.value().all().forEach(each -> install(device.reception().directory(), each));
        recents.observe(_ -> changed.run());
        contacts.observe(
                book -> {
                    device.reception().setContacts(book);
                    changed.run();
                });
        device.reception()
                .directory()
                .observe(
                        statuses -> {
                            extensions = List.copyOf(statuses);
                            changed.run();
                        });
    }

    private void install(CallDirectory directory, ExtensionFolders.Choice choice) {
        Path folder = Path.of(choice.path());
        String id = FolderExtension.identifier(folder);
        directory.install(
                id,
                String.valueOf(folder.getFileName()),
                () -> new FolderExtension(folder, this::say));
        if (choice.enabled()) {
            directory.setEnabled(id, true, _ -> {});
        }
    }

    /** Carries out what a person does on this device; {@code app} makes their calls. */
    void perform(Gesture.AroundCalls gesture, Device device, String app, Randomness random) {
        switch (gesture) {
            case Gesture.CallBack g -> callBack(g, device, random);
            case Gesture.Say g -> hear(g.words(), device, app);
            case Gesture.OpenLink g -> follow(g.link(), device);
            case Gesture.SeeRecents _ -> recents.change(list -> list.seenAt(now.get()));
            case Gesture.DeleteRecent g -> delete(g);
            case Gesture.ClearRecents _ -> recents.change(RecentList::cleared);
            case Gesture.SetContacts g -> contacts.change(_ -> g.contacts());
            case Gesture.SetExtension g -> switchExtension(g, device.reception().directory());
            case Gesture.RemoveExtension g -> {
                folders.change(all -> all.without(g.folder()));
                device.reception()
                        .directory()
                        .uninstall(FolderExtension.identifier(Path.of(g.folder())));
            }
        }
    }

    private void callBack(Gesture.CallBack gesture, Device device, Randomness random) {
        for (RecentEntry entry : recents.value().entries()) {
            if (entry.call().equals(gesture.recent())) {
                CXHandle handle = entry.handle();
                if (CellularPhone.owns(entry.app()) && handle != null) {
                    device.cellular().call(random.uuid(), handle.value());
                } else {
                    device.wishes().callBack(entry);
                }
                return;
            }
        }
    }

    private void delete(Gesture.DeleteRecent gesture) {
        recents.change(
                list ->
                        new RecentList(
                                list.entries().stream()
                                        .filter(entry -> !entry.call().equals(gesture.recent()))
                                        .toList(),
                                list.seen()));
    }

    private void hear(String words, Device device, String app) {
        switch (SpokenRequest.parse(words, contacts.value(), recents.value())) {
            case SpokenRequest.Understood understood ->
                    device.wishes().start(app, understood.call());
            case SpokenRequest.Unclear unclear -> say(unclear.question());
        }
    }

    private void follow(String link, Device device) {
        switch (CallLink.parse(link)) {
            case CallLink.Callee callee -> fill(callee, device);
            case CallLink.Refused refused -> say(refused.reason());
        }
    }

    /** R101: a tel: link is for the app that is chosen for calling, since there is a choice. */
    private void fill(CallLink.Callee callee, Device device) {
        boolean chosen = callee.telephone() && device.switches().on(Quirk.DEFAULT_CALLING_APP);
        switch (chosen ? settings.value().callingApp() : CallingChoice.SOFTPHONE) {
            case SOFTPHONE -> filled("", callee.field());
            case CELLULAR -> filled(CellularPhone.NAME, callee.field());
            case OTHER_VOIP -> {
                CXHandle who = callee.handle();
                var call = new StartCall(who, who.value(), false, INCallDestinationType.NORMAL);
                if (!device.wishes().tapped(call)) {
                    filled("", callee.field());
                }
            }
        }
    }

    private void switchExtension(Gesture.SetExtension gesture, CallDirectory directory) {
        try {
            String path = Path.of(gesture.folder()).toAbsolutePath().normalize().toString();
            boolean known =
                    folders.value().all().stream().anyMatch(each -> each.path().equals(path));
            folders.change(all -> all.with(path, gesture.on()));
            if (known) {
                String id = FolderExtension.identifier(Path.of(path));
                directory.setEnabled(id, gesture.on(), _ -> {});
            } else {
                install(directory, new ExtensionFolders.Choice(path, gesture.on()));
            }
        } catch (InvalidPathException wrong) {
            say("\"" + gesture.folder() + "\" can be no folder: " + wrong.getReason() + ".");
        }
    }

    /** Told on the phone's screen; what several files say when they are opened, all at once. */
    @Override
    public void say(String words) {
        String before;
        synchronized (this) {
            before = opened || wish.said().isEmpty() ? "" : wish.said() + "\n";
        }
        wish("", before + words, "");
    }

    @Override
    public void filled(String app, String number) {
        wish(number, "", app);
    }

    @Override
    public void changed() {
        changed.run();
    }

    /** An app wants a person to see the settings of call directory extensions. */
    void ask() {
        synchronized (this) {
            asked++;
        }
        changed.run();
    }

    private void wish(String field, String said, String app) {
        synchronized (this) {
            wish = new Records.Wish(wish.number() + 1, field, said, app);
        }
        changed.run();
    }

    Records snapshot() {
        Records.Wish last;
        long times;
        synchronized (this) {
            last = wish;
            times = asked;
        }
        return new Records(recents.value(), contacts.value(), extensions, last, times);
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        recents.flush();
        contacts.flush();
        folders.flush();
        settings.flush();
        files.close();
    }
}
