package dev.sidetone.voice;

/** What an app has set on its client as a whole. Any thread. */
final class ClientSettings {
    private final Edges edges;
    private volatile SdkGeneration generation = SdkGeneration.DEFAULT;

    ClientSettings(VoiceSetup setup) {
        this.edges = new Edges(setup);
    }

    Edges edges() {
        return edges;
    }

    SdkGeneration generation() {
        return generation;
    }

    void generation(SdkGeneration value) {
        generation = value;
    }
}
