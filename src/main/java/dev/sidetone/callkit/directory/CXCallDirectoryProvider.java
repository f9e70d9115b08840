package dev.sidetone.callkit.directory;

/**
 * A call directory extension: a program of its own that the phone starts when it wants entries. A
 * new one is made for each request.
 */
@FunctionalInterface
public interface CXCallDirectoryProvider {
    /**
     * The phone wants entries: add them to the context, smallest number first (R94), then complete
     * the request, now or later. Called on the extension's own queue. What it throws ends the
     * request with error 2 (R96).
     */
    void beginRequest(CXCallDirectoryExtensionContext context);
}
