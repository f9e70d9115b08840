#!/usr/bin/env python3
"""Makes Sidetone's telephone sounds by additive synthesis, and measures them.

    python3 sounds/make.py            writes the WAV files beside this script, then measures
    python3 sounds/make.py --measure  only measures (greeting.wav too, which is speech)

Needs Python 3.9 or later and nothing else. SOURCES.txt says what each sound is.
"""

import array
import math
import pathlib
import sys
import wave

RATE = 48_000
HERE = pathlib.Path(__file__).resolve().parent
LOUD = -20.0  # dBFS RMS of the active part: as loud as the voices of a call
QUIET = -24.0  # the same for music that somebody has to stand for minutes
CEILING = -3.0  # dBFS, no sample above
WINDOW = RATE // 20  # 50 ms: the grain in which loudness is measured

# Partials as (multiple of the pitch, strength, time constant of the decay in seconds).
# A marimba bar is cut so that its second partial is two octaves up; the third is nearly ten times
# the pitch and gone at once: it is the sound of the mallet.
MARIMBA = ((1, 1.0, 0.34), (2, 0.06, 0.30), (3.98, 0.22, 0.11), (9.6, 0.05, 0.035))
KALIMBA = ((1, 1.0, 0.62), (2, 0.16, 0.34), (3.01, 0.05, 0.16), (5.9, 0.025, 0.05))
SOFT = ((1, 1.0, 0.16), (2, 0.10, 0.09))


def pitch(name):
    """The frequency of a note such as F#5, in Hz; A4 is 440."""
    steps = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}
    semitones = steps[name[0]] + ("#" in name) + 12 * (int(name[-1]) - 4)
    return 440.0 * 2 ** (semitones / 12)


def silence(seconds):
    return [0.0] * round(seconds * RATE)


def ramp(i, length):
    """A raised cosine from 0 to 1 over `length` samples: the gentlest way to begin or end."""
    return 1.0 if i >= length else 0.5 - 0.5 * math.cos(math.pi * i / length)


def strike(track, at, frequency, strength, bar, attack=0.006):
    """Adds a struck or plucked note that dies away; what hangs over the end is left out."""
    first = round(at * RATE)
    rise = round(attack * RATE)
    for multiple, share, decay in bar:
        if frequency * multiple > 12_000:
            continue
        # Higher notes die sooner, as on the instrument.
        decay *= (523.0 / frequency) ** 0.5
        step = 2 * math.pi * frequency * multiple / RATE
        fall = math.exp(-1 / (decay * RATE))
        level = strength * share
        for i in range(min(len(track) - first, round(7 * decay * RATE))):
            track[first + i] += level * ramp(i, rise) * math.sin(step * i)
            level *= fall


def hold(track, at, seconds, partials, fade):
    """Adds a steady sum of (frequency, strength) that swells and fades within `seconds`."""
    first = round(at * RATE)
    count = min(round(seconds * RATE), len(track) - first)
    edge = round(fade * RATE)
    for frequency, strength in partials:
        step = 2 * math.pi * frequency / RATE
        for i in range(count):
            shape = ramp(i, edge) * ramp(count - 1 - i, edge)
            track[first + i] += strength * shape * math.sin(step * i)


def echo(track, delay, strength):
    """One soft repeat: a little room around dry notes."""
    shift = round(delay * RATE)
    for i in range(len(track) - 1, shift - 1, -1):
        track[i] += strength * track[i - shift]


def close(track, seconds):
    """Fades the end to nothing, so that a loop comes back to its start without a step."""
    count = round(seconds * RATE)
    for i in range(count):
        track[len(track) - 1 - i] *= ramp(i, count)


def ringtone():
    track = silence(4.0)
    beat = 0.15
    tune = (
        (0, "D5", 0.9), (2, "A5", 0.8), (3, "F#5", 0.7), (5, "B5", 0.85), (7, "A5", 0.65),
        (8, "E5", 0.9), (10, "B5", 0.8), (11, "A5", 0.7), (13, "F#5", 0.8), (15, "D6", 0.7),
    )
    for at, note, strength in tune:
        strike(track, at * beat, pitch(note), strength, MARIMBA)
    for at, note in ((0, "D4"), (5, "G4"), (8, "A4"), (13, "D4")):
        strike(track, at * beat, pitch(note), 0.55, MARIMBA, attack=0.010)
    echo(track, 0.225, 0.18)
    close(track, 0.4)
    return track


def ringback():
    track = silence(5.0)
    hold(track, 0.0, 1.0, ((440, 1.0), (480, 0.5)), fade=0.040)
    return track


def busy():
    track = silence(1.0)
    hold(track, 0.0, 0.5, ((425, 1.0), (850, 0.06)), fade=0.020)
    return track


def call_waiting():
    track = silence(4.0)
    for at in (0.0, 0.26):
        hold(track, at, 0.14, ((587.33, 1.0), (1174.66, 0.08)), fade=0.030)
    return track


def end():
    track = silence(0.6)
    strike(track, 0.0, pitch("E5"), 1.0, SOFT, attack=0.012)
    strike(track, 0.16, pitch("A4"), 1.0, SOFT, attack=0.012)
    close(track, 0.15)
    return track


def hold_music():
    track = silence(12.0)
    beat = 0.75
    bars = (
        ("D3", ("F#4", "A4", "C#5"), ("A4", "F#5", "C#5", "E5")),
        ("B3", ("D4", "F#4", "A4"), ("F#4", "D5", "A4", "C#5")),
        ("G3", ("B3", "D4", "F#4"), ("D5", "B4", "F#5", "A4")),
        ("A3", ("B3", "D4", "E4"), ("E5", "B4", "D5", "A4")),
    )
    for number, (bass, chord, tune) in enumerate(bars):
        start = number * 4 * beat
        # Chords lie over one another by a second; the last one ends with the loop.
        length = 4 * beat + (1.0 if number < 3 else 0.0)
        for note in chord:
            f = pitch(note)
            hold(track, start, length, ((f, 0.12), (f * 1.002, 0.09), (2 * f, 0.02)), fade=0.95)
        strike(track, start, pitch(bass), 0.34, KALIMBA, attack=0.030)
        for step, note in enumerate(tune):
            # The second half of each beat pair comes late: the tune breathes.
            at = start + (0.0, 1.0, 2.0, 2.5)[step] * beat
            strike(track, at, pitch(note), (0.42, 0.32, 0.36, 0.26)[step], KALIMBA, attack=0.012)
    echo(track, 0.375, 0.22)
    close(track, 0.7)
    return track


SOUNDS = {
    "ringtone": (ringtone, LOUD),
    "ringback": (ringback, LOUD),
    "busy": (busy, LOUD),
    "call-waiting": (call_waiting, LOUD),
    "end": (end, LOUD),
    "hold-music": (hold_music, QUIET),
}


def decibels(value):
    return 20 * math.log10(value) if value > 0 else -math.inf


def rms(samples):
    return math.sqrt(sum(s * s for s in samples) / len(samples))


def active(samples):
    """RMS over the windows that are at most 20 dB below the loudest one: pauses do not count."""
    windows = [samples[i : i + WINDOW] for i in range(0, len(samples) - WINDOW + 1, WINDOW)]
    levels = [rms(w) for w in windows]
    heard = [v * v for v in levels if v >= max(levels) / 10]
    return math.sqrt(sum(heard) / len(heard)), len(heard) * WINDOW / RATE


def write(name, track, target):
    gain = 10 ** (target / 20) / active(track)[0]
    peak = max(abs(s) for s in track) * gain
    if decibels(peak) > CEILING:
        raise SystemExit(f"{name}: peak {decibels(peak):.1f} dBFS is above {CEILING} dBFS")
    with wave.open(str(HERE / f"{name}.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        samples = array.array("h", (round(s * gain * 32_767) for s in track))
        if sys.byteorder == "big":
            samples.byteswap()
        out.writeframes(samples.tobytes())


def read(path):
    with wave.open(str(path), "rb") as source:
        shape = (source.getnchannels(), source.getsampwidth(), source.getframerate())
        if shape != (1, 2, RATE):
            raise SystemExit(f"{path.name}: {shape} is not mono, 16 bits, 48 kHz")
        samples = array.array("h", source.readframes(source.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return [s / 32_768 for s in samples]


def measure():
    print(f"{'':16}{'seconds':>8}{'active s':>10}{'RMS dBFS':>10}{'peak dBFS':>11}"
          f"{'seam':>9}{'first 5 ms':>12}{'KiB':>7}")
    for path in sorted(HERE.glob("*.wav")):
        samples = read(path)
        level, seconds = active(samples)
        peak = decibels(max(abs(s) for s in samples))
        seam = abs(samples[0] - samples[-1]) * 32_768
        start = decibels(max(abs(s) for s in samples[: RATE // 200]))
        print(f"{path.stem:16}{len(samples) / RATE:8.2f}{seconds:10.2f}{decibels(level):10.1f}"
              f"{peak:11.1f}{seam:9.0f}{start:12.1f}{path.stat().st_size / 1024:7.0f}")


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--measure"]):
        raise SystemExit(__doc__)
    if not sys.argv[1:]:
        for sound, (compose, loudness) in SOUNDS.items():
            write(sound, compose(), loudness)
    measure()
