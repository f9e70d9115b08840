package dev.sidetone.server.credential;

import java.util.List;

/** Where credentials outlive the server. */
public interface CredentialStore {
    /** What was saved last; empty when nothing was. */
    List<PushCredential> load();

    /** Saves all credentials, those that are deleted among them. May block. */
    void save(List<PushCredential> credentials);

    /** One that remembers nothing. */
    static CredentialStore transitory() {
        return new CredentialStore() {
            @Override
            public List<PushCredential> load() {
                return List.of();
            }

            @Override
            public void save(List<PushCredential> credentials) {
                // they end with the server
            }
        };
    }
}
