package dev.sidetone.server.numbers;

import java.util.List;

/** Where numbers outlive the server. */
public interface NumberStore {
    /** One that ends with its server. */
    static NumberStore transitory() {
        return new NumberStore() {
            @Override
            public List<OwnNumbers> load() {
                return List.of();
            }

            @Override
            public void save(List<OwnNumbers> all) {}
        };
    }

    /** What was saved last; empty when nothing was. */
    List<OwnNumbers> load();

    /** Saves all numbers. May block. */
    void save(List<OwnNumbers> all);
}
