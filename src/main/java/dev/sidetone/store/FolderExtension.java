package dev.sidetone.store;

import dev.sidetone.callkit.CXError;
import dev.sidetone.callkit.directory.CXCallDirectoryExtensionContext;
import dev.sidetone.callkit.directory.CXCallDirectoryProvider;
import dev.sidetone.system.callers.PhoneNumber;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A call directory extension that is a folder with two text files, of which one may be missing:
 * {@code blocking.txt} with a number in each line, and {@code identification.txt} with a number, a
 * blank or tab, and a label. Numbers are written with their country code, smallest first; lines
 * that begin with {@code #} are comments. Nothing is sorted here: entries out of order are refused
 * by the phone, as those of any extension are (R94).
 */
public final class FolderExtension implements CXCallDirectoryProvider {
    private static final int LONGEST_LABEL = 200;

    private final Path folder;
    private final Consumer<String> report;

    /**
     * @param report told, in words for a person, which line is wrong and what to do
     */
    public FolderExtension(Path folder, Consumer<String> report) {
        this.folder = folder;
        this.report = report;
    }

    /** What the phone knows the folder by. */
    public static String identifier(Path folder) {
        return "folder:" + folder.toAbsolutePath().normalize();
    }

    @Override
    public void beginRequest(CXCallDirectoryExtensionContext context) {
        Path blocking = folder.resolve("blocking.txt");
        Path identification = folder.resolve("identification.txt");
        try {
            if (!Files.exists(blocking) && !Files.exists(identification)) {
                throw new Unusable(
                        FolderErrorCode.UNREADABLE,
                        folder + " has neither blocking.txt nor identification.txt: make one.");
            }
            read(blocking, false, (number, _) -> context.addBlockingEntry(number));
            read(identification, true, context::addIdentificationEntry);
            context.completeRequest(null);
        } catch (Unusable wrong) {
            report.accept(wrong.getMessage());
            context.cancelRequest(new CXError(wrong.code));
        }
    }

    private interface Sink {
        void add(long number, String label);
    }

    private void read(Path file, boolean labelled, Sink sink) throws Unusable {
        if (!Files.exists(file)) {
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new Unusable(FolderErrorCode.UNREADABLE, file + " is no file.");
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            readLines(file, new LineReader(reader), labelled, sink);
        } catch (CharacterCodingException notText) {
            throw new Unusable(
                    FolderErrorCode.UNREADABLE, file + " is no text in UTF-8: save it as such.");
        } catch (IOException broken) {
            throw new Unusable(
                    FolderErrorCode.UNREADABLE,
                    file + " cannot be read: " + DataFolder.reason(broken) + ".");
        }
    }

    private void readLines(Path file, LineReader lines, boolean labelled, Sink sink)
            throws IOException, Unusable {
        long previous = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = (lines.number() == 1 ? withoutMark(line) : line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Entry entry = labelled ? labelled(text) : new Entry(text, "");
            String place = file + ", line " + lines.number();
            long number = entry.check(place, labelled);
            sink.add(number, entry.label);
            if (number < previous || number == previous && !labelled) {
                // the phone has refused it just now
                report.accept(disorder(place, number, previous));
                return;
            }
            previous = number;
        }
    }

    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private static String disorder(String place, long number, long previous) {
        return number == previous
                ? "%s: %d comes twice. Delete one of the two lines.".formatted(place, number)
                : "%s: %d comes after %d, but must not. Sort the file by number, smallest first."
                        .formatted(place, number, previous);
    }

    /** A tab ends the number, where there is one; else the first blank. */
    private static Entry labelled(String text) {
        int tab = text.indexOf('\t');
        int blank = text.indexOf(' ');
        int end = tab >= 0 ? tab : blank >= 0 ? blank : text.length();
        String label = text.substring(end).strip();
        // without a tab nobody knows whether the number goes on
        boolean unclear = tab < 0 && !label.isEmpty() && Character.isDigit(label.charAt(0));
        return new Entry(text.substring(0, end), unclear ? "" : label);
    }

    /** A line's number and label as they are written. */
    private record Entry(String number, String label) {
        long check(String place, boolean labelled) throws Unusable {
            if (labelled && label.isEmpty()) {
                throw wrong(place, "the label is missing. Write it after the number and a tab");
            }
            if (label.length() > LONGEST_LABEL) {
                throw wrong(
                        place,
                        "the label has more than " + LONGEST_LABEL + " characters. Shorten it");
            }
            PhoneNumber parsed = PhoneNumber.parse(number);
            long entry = parsed == null ? 0 : parsed.entry();
            if (entry == 0) {
                String shown = number.length() > 40 ? number.substring(0, 40) + "\u2026" : number;
                throw wrong(
                        place,
                        "\""
                                + shown
                                + "\" is no number. Write country code and number, 15 digits at"
                                + " most, such as +15550100"
                                + (labelled ? ", then a tab and the label" : ""));
            }
            return entry;
        }

        private static Unusable wrong(String place, String what) {
            return new Unusable(FolderErrorCode.WRONG_LINE, place + ": " + what + ".");
        }
    }

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient CXError.Code code;

        Unusable(CXError.Code code, String message) {
            super(message);
            this.code = code;
        }
    }
}
