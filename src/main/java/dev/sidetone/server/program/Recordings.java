package dev.sidetone.server.program;

import java.nio.file.Path;

/** Where recordings are kept, and how a developer's server gets at them. */
public interface Recordings {
    /** The file of a new recording; must not be there. */
    Path file(String recordingSid);

    /** Where it can be fetched. */
    String url(String recordingSid);
}
