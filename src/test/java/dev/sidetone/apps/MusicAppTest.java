package dev.sidetone.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidetone.apps.MusicApp.Snapshot;
import dev.sidetone.apps.MusicApp.State;
import dev.sidetone.avaudio.AVAudioSessionCategory;
import dev.sidetone.system.sound.SoundOwner;
import dev.sidetone.testing.VirtualSound;
import dev.sidetone.testing.VirtualSound.Ear;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The app that plays music. */
class MusicAppTest {
    private final List<String> player = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final VirtualSound sound = new VirtualSound(18);
    private final MusicApp music =
            new MusicApp(
                    new MusicApp.Player() {
                        @Override
                        public void play() {
                            player.add("play");
                        }

                        @Override
                        public void pause() {
                            player.add("pause");
                        }
                    });

    private Ear launched() {
        Ear ear = sound.lasting("music");
        music.launched(ear.session(), ear.main());
        music.observe(now -> states.add(now.state()));
        player.clear();
        return ear;
    }

    private void played() {
        music.play();
        sound.time().run();
    }

    @Test
    @DisplayName("R80: any call interrupts the music at once; it goes on when the call is over")
    void r80CallInterrupts() {
        Ear ear = launched();
        played();
        assertThat(ear.session().category()).isEqualTo(AVAudioSessionCategory.PLAYBACK);

        sound.talks(new SoundOwner.CallOf("softphone"));
        assertThat(music.snapshot()).isEqualTo(new Snapshot(State.INTERRUPTED, null));
        sound.callEnds();

        assertThat(states).containsExactly(State.PLAYING, State.INTERRUPTED, State.PLAYING);
        assertThat(player).containsExactly("play", "pause", "play");
    }

    @Test
    @DisplayName("Paused music stays paused after a call")
    void pausedStaysPaused() {
        launched();
        played();
        music.pause();
        sound.time().run();

        sound.talks(SoundOwner.CELLULAR);
        sound.callEnds();

        assertThat(states).containsExactly(State.PLAYING, State.PAUSED);
        assertThat(player).containsExactly("play", "pause");
    }

    @Test
    @DisplayName("An end without shouldResume leaves it to the person")
    void noHint() {
        launched();
        played();
        Ear game = sound.app("game");
        game.set(AVAudioSessionCategory.PLAYBACK).running();
        sound.time().run();
        assertThat(music.snapshot().state()).isEqualTo(State.INTERRUPTED);
        sound.daemon().cameToFront("music");
        game.kill();

        assertThat(music.snapshot()).isEqualTo(new Snapshot(State.PAUSED, null));
        assertThat(player).containsExactly("play", "pause");
    }

    @Test
    @DisplayName("Stop gives the sound back to whom it was taken from")
    void stopGivesBack() {
        launched();
        Ear podcast = sound.lasting("podcast");
        podcast.set(AVAudioSessionCategory.PLAYBACK).running();
        sound.daemon().cameToFront("music");
        played();
        assertThat(podcast.heard()).containsExactly("began DEFAULT");

        music.stop();

        assertThat(podcast.heard()).containsExactly("ended resume");
        assertThat(states).containsExactly(State.PLAYING, State.PAUSED);
        assertThat(music.snapshot().problem()).as("it stopped its sound before").isNull();
    }

    @Test
    @DisplayName("A refusal is shown: unseen, without having played before")
    void refusal() {
        Ear ear = launched();
        ear.leave();

        played();

        assertThat(music.snapshot().state()).isEqualTo(State.PAUSED);
        assertThat(music.snapshot().problem()).contains("NSOSStatusErrorDomain error 560557684");
        assertThat(player).containsExactly("pause");
    }

    @Test
    @DisplayName("After a reset of the media services it is paused and can play again")
    void reset() {
        launched();
        played();
        sound.daemon().mediaServicesLost();
        sound.daemon().mediaServicesReset();
        sound.time().run();
        assertThat(music.snapshot().state()).isEqualTo(State.PAUSED);

        played();

        assertThat(music.snapshot().state()).isEqualTo(State.PLAYING);
    }

    @Test
    @DisplayName("An app that does not run does nothing; one that is launched again begins anew")
    void lives() {
        music.play();
        sound.time().run();
        assertThat(music.snapshot().state()).isEqualTo(State.PAUSED);
        Ear ear = launched();
        played();
        ear.kill();

        launched();

        assertThat(music.snapshot()).isEqualTo(new Snapshot(State.PAUSED, null));
        played();
        assertThat(music.snapshot().state()).isEqualTo(State.PLAYING);
    }
}
