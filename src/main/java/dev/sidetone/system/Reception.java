package dev.sidetone.system;

import dev.sidetone.system.callers.AddressBook;
import dev.sidetone.system.callers.CallerBook;
import dev.sidetone.system.callers.Focus;
import dev.sidetone.system.daemon.CallDaemon;
import dev.sidetone.system.directory.CallDirectory;
import dev.sidetone.system.profile.Switches;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who is let through, and under which name: contacts, block list, call directory and Focus. What is
 * set here goes for the calls that are reported afterwards (R31, R93). All methods may be called
 * from any thread.
 */
public final class Reception {
    private final CallDaemon daemon;
    private final CallDirectory directory;
    private final BooleanSupplier locked;
    private final Supplier<Switches> switches;
    private volatile Focus focus = Focus.OFF;
    private volatile BooleanSupplier settings = () -> false;

    Reception(
            CallDaemon daemon,
            CallDirectory directory,
            BooleanSupplier locked,
            Supplier<Switches> switches) {
        this.daemon = daemon;
        this.directory = directory;
        this.locked = locked;
        this.switches = switches;
        directory.observe(_ -> book(null));
    }

    /** Replaces the phone's contacts and its block list. */
    public void setContacts(AddressBook contacts) {
        book(contacts);
    }

    /** Contacts as given, or as they are. */
    private void book(@Nullable AddressBook contacts) {
        daemon.filter(
                now ->
                        now.with(
                                new CallerBook(
                                        contacts == null ? now.book().contacts() : contacts,
                                        directory.directory())));
    }

    /** When calls are refused with error 3 (R31, R32). */
    public void setFocus(Focus when) {
        focus = when;
        reconsider();
    }

    public Focus focus() {
        return focus;
    }

    /** The extensions that block and name callers. */
    public CallDirectory directory() {
        return directory;
    }

    /**
     * What shows a person the settings of call directory extensions when an app asks for that; it
     * answers false where it cannot.
     */
    public void setSettings(BooleanSupplier show) {
        settings = show;
    }

    boolean showSettings() {
        return settings.getAsBoolean();
    }

    /** The lock or a switch has changed. */
    void reconsider() {
        daemon.filter(now -> now.quiet(focus.refuses(locked.getAsBoolean(), switches.get())));
    }
}
