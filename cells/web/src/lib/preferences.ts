import { OWN_COLOURS, THEME_NAMES, type OwnColours } from './themes';

/** One thing that can be set: how it is called, what it does, and what it may be. */
type Kind =
  | { readonly kind: 'switch'; readonly initial: boolean }
  | { readonly kind: 'choice'; readonly initial: string; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly initial: number; readonly least: number; readonly most: number; readonly unit: string }
  | { readonly kind: 'colours'; readonly initial: OwnColours };

export type Preference = Kind & {
  readonly group: Group;
  readonly title: string;
  readonly about: string;
};

export const GROUPS = ['behaviour', 'failing', 'caret', 'look', 'sound', 'keyboard'] as const;

export type Group = (typeof GROUPS)[number];

const choice = <V extends string>(values: readonly V[], initial: NoInfer<V>) =>
  ({ kind: 'choice', values, initial }) as { kind: 'choice'; values: readonly V[]; initial: V };

const toggle = (initial: boolean) => ({ kind: 'switch', initial }) as { kind: 'switch'; initial: boolean };

const number = (initial: number, least: number, most: number, unit: string) =>
  ({ kind: 'number', initial, least, most, unit }) as const as {
    kind: 'number';
    initial: number;
    least: number;
    most: number;
    unit: string;
  };

/** Everything that can be set, in one place: the page of settings, the commands and the browser's memory follow from it. */
export const PREFERENCES = {
  blind: {
    group: 'behaviour',
    title: 'Blind mode',
    about: 'Mistakes are not shown until the end.',
    ...toggle(false),
  },
  stopOnError: {
    group: 'behaviour',
    title: 'Stop on error',
    about: 'A wrong letter is not taken, or a wrong word not ended. The mistake counts.',
    ...choice(['off', 'letter', 'word'], 'off'),
  },
  noBackspace: {
    group: 'behaviour',
    title: 'No way back',
    about: 'Backspace does nothing.',
    ...toggle(false),
  },
  quickRestart: {
    group: 'behaviour',
    title: 'Next test by',
    about: 'The key that brings a new test.',
    ...choice(['tab', 'escape', 'enter'], 'tab'),
  },
  leastSpeed: {
    group: 'failing',
    title: 'Least speed',
    about: 'The run fails when its speed falls below. 0 is off.',
    ...number(0, 0, 400, 'wpm'),
  },
  leastAccuracy: {
    group: 'failing',
    title: 'Least accuracy',
    about: 'The run fails when its accuracy falls below. 0 is off.',
    ...number(0, 0, 100, '%'),
  },
  leastBurst: {
    group: 'failing',
    title: 'Least burst',
    about: 'The run fails at a word that was typed slower. 0 is off.',
    ...number(0, 0, 400, 'wpm'),
  },
  caretStyle: {
    group: 'caret',
    title: 'Caret',
    about: 'What shows where you are.',
    ...choice(['line', 'block', 'outline', 'underline', 'off'], 'line'),
  },
  caretSmooth: {
    group: 'caret',
    title: 'Smooth caret',
    about: 'The caret glides from letter to letter.',
    ...choice(['off', 'fast', 'medium', 'slow'], 'medium'),
  },
  pace: {
    group: 'caret',
    title: 'Pace caret',
    about: 'A second caret runs ahead at a speed.',
    ...choice(['off', 'best', 'average', 'number'], 'off'),
  },
  paceSpeed: {
    group: 'caret',
    title: 'Speed of the pace caret',
    about: 'Where it runs at a number.',
    ...number(60, 1, 400, 'wpm'),
  },
  theme: {
    group: 'look',
    title: 'Theme',
    about: 'The colours of everything.',
    ...choice(['system', 'light', 'dark', ...THEME_NAMES, 'own'], 'system'),
  },
  ownColours: {
    group: 'look',
    title: 'Colours of your own',
    about: 'For the theme “own”.',
    kind: 'colours',
    initial: OWN_COLOURS,
  },
  font: {
    group: 'look',
    title: 'Font of the words',
    about: 'What the words are set in.',
    ...choice(
      ['JetBrains Mono', 'Fira Code', 'Source Code Pro', 'Roboto Mono', 'Lexend', 'Atkinson Hyperlegible', 'OpenDyslexic', 'system'],
      'JetBrains Mono',
    ),
  },
  fontSize: {
    group: 'look',
    title: 'Size of the words',
    about: 'In percent of the usual.',
    ...number(100, 60, 250, '%'),
  },
  liveSpeed: { group: 'look', title: 'Live speed', about: 'Your speed is shown while you type.', ...toggle(true) },
  liveAccuracy: { group: 'look', title: 'Live accuracy', about: 'Your accuracy is shown while you type.', ...toggle(false) },
  liveTime: { group: 'look', title: 'Live progress', about: 'Time or words are shown while you type.', ...toggle(true) },
  clicks: {
    group: 'sound',
    title: 'Key sounds',
    about: 'What a key sounds like.',
    ...choice(['off', 'click', 'thock', 'typewriter', 'beep'], 'off'),
  },
  errorSound: { group: 'sound', title: 'Sound of an error', about: 'A wrong key has a sound of its own.', ...toggle(false) },
  volume: { group: 'sound', title: 'Volume', about: 'Of all sounds.', ...number(50, 0, 100, '%') },
  layout: {
    group: 'keyboard',
    title: 'Keyboard layout',
    about: 'Types as this layout, whatever the system has. “system” changes nothing.',
    ...choice(['system', 'qwerty', 'dvorak', 'colemak', 'azerty', 'qwertz'], 'system'),
  },
  keyboard: {
    group: 'keyboard',
    title: 'Keyboard on the screen',
    about: 'Shows the keys: the next one lit, or where this run goes wrong.',
    ...choice(['off', 'plain', 'next key', 'heat'], 'off'),
  },
} as const;

export type PreferenceName = keyof typeof PREFERENCES;

/** What a preference of that name may be. */
export type PreferenceValue<N extends PreferenceName> = (typeof PREFERENCES)[N] extends { kind: 'choice'; values: readonly (infer V)[] }
  ? V
  : (typeof PREFERENCES)[N] extends { kind: 'switch' }
    ? boolean
    : (typeof PREFERENCES)[N] extends { kind: 'number' }
      ? number
      : OwnColours;

export type Preferences = { readonly [N in PreferenceName]: PreferenceValue<N> };

export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as PreferenceName[];

/** A preference as its text on the page has it, without the type of its own. */
export function preference(name: PreferenceName): Preference {
  return PREFERENCES[name];
}

export const INITIAL = Object.fromEntries(PREFERENCE_NAMES.map((name) => [name, preference(name).initial])) as unknown as Preferences;

/** Reads what was stored, by whichever release: what is missing, broken or offered no longer is as it was at first. */
export function preferencesOf(stored: unknown): Preferences {
  const values = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return Object.fromEntries(
    PREFERENCE_NAMES.map((name) => [name, accepts(name, values[name]) ? values[name] : preference(name).initial]),
  ) as unknown as Preferences;
}

const COLOUR = /^#[0-9a-f]{6}$/;

export function accepts(name: PreferenceName, value: unknown): boolean {
  const known = preference(name);
  switch (known.kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && known.values.includes(value);
    case 'number':
      return Number.isInteger(value) && (value as number) >= known.least && (value as number) <= known.most;
    case 'colours':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.keys(OWN_COLOURS).every((part) => COLOUR.test(String((value as Record<string, unknown>)[part])))
      );
  }
}
