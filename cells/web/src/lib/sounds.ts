import type { PreferenceValue } from './preferences';

/** Sounds are made, not fetched: a burst of noise through a filter, and a tone that dies away. */
interface Voice {
  /** Hertz at which the noise is loudest; 0 is none. */
  readonly noise: number;
  /** Hertz of the tone; 0 is none. */
  readonly tone: number;
  readonly seconds: number;
  readonly shape: OscillatorType;
}

/** What can be heard. */
export type Sound = Exclude<PreferenceValue<'clicks'>, 'off'> | 'error';

const VOICES: { readonly [name in Sound]: Voice } = {
  click: { noise: 3_800, tone: 0, seconds: 0.03, shape: 'sine' },
  thock: { noise: 500, tone: 140, seconds: 0.06, shape: 'sine' },
  typewriter: { noise: 2_200, tone: 90, seconds: 0.09, shape: 'triangle' },
  beep: { noise: 0, tone: 660, seconds: 0.05, shape: 'sine' },
  error: { noise: 0, tone: 150, seconds: 0.14, shape: 'sawtooth' },
};

const PITCH_SPREAD = 0.12;

/** Plays sounds, with as little delay as the browser allows. Before the first key there is nothing to prepare. */
export class Sounds {
  #context: AudioContext | undefined;
  #noise: AudioBuffer | undefined;

  play(name: Sound, volume: number): void {
    if (volume <= 0) return;
    const context = (this.#context ??= new AudioContext({ latencyHint: 'interactive' }));
    const voice = VOICES[name];
    const loudness = context.createGain();
    const now = context.currentTime;
    loudness.gain.setValueAtTime(volume * 0.4, now);
    loudness.gain.exponentialRampToValueAtTime(0.0001, now + voice.seconds);
    loudness.connect(context.destination);
    // No two strokes of a real key are alike.
    const pitch = 1 + (Math.random() - 0.5) * PITCH_SPREAD;
    if (voice.noise > 0) this.#hiss(context, voice.noise * pitch, loudness, now + voice.seconds);
    if (voice.tone > 0) hum(context, voice, pitch, loudness, now + voice.seconds);
  }

  #hiss(context: AudioContext, hertz: number, into: AudioNode, until: number): void {
    this.#noise ??= whiteNoise(context);
    const source = context.createBufferSource();
    source.buffer = this.#noise;
    const filter = context.createBiquadFilter();
    filter.type = 'bandpass';
    filter.frequency.value = hertz;
    source.connect(filter).connect(into);
    source.start();
    source.stop(until);
  }
}

function hum(context: AudioContext, voice: Voice, pitch: number, into: AudioNode, until: number): void {
  const tone = context.createOscillator();
  tone.type = voice.shape;
  tone.frequency.value = voice.tone * pitch;
  tone.connect(into);
  tone.start();
  tone.stop(until);
}

function whiteNoise(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, Math.ceil(context.sampleRate * 0.1), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.random() * 2 - 1;
  return buffer;
}
