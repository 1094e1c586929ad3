import { OWN_COLOURS, THEME_NAMES, type OwnColours } from './themes';

/** One thing that can be set: how it is called, what it does, and what it may be. */
type Kind =
  | { readonly kind: 'switch'; readonly initial: boolean }
  | { readonly kind: 'choice'; readonly initial: string; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly initial: number; readonly least: number; readonly most: number; readonly unit: string }
  | { readonly kind: 'player'; readonly initial: string }
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
    about: 'A wrong letter is not taken (letter), or a wrong word cannot be left (word). The mistake counts.',
    ...choice(['off', 'letter', 'word'], 'off'),
  },
  strictSpace: {
    group: 'behaviour',
    title: 'Strict space',
    about: 'A space at the beginning of a word is a mistake instead of nothing.',
    ...toggle(false),
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
    about: 'The key that brings a new test. Where it is escape, the commands are on Ctrl and K.',
    ...choice(['tab', 'escape', 'enter'], 'tab'),
  },
  live: {
    group: 'behaviour',
    title: 'Live runs',
    about: 'A run that goes live survives a closed tab, and can be watched. Long ones are those of a minute, of 100 words, and more.',
    ...choice(['long', 'always', 'never'], 'long'),
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
    about: 'A second caret to keep up with: your best, your last ten of the kind, a rank of the board, another player’s best, or a speed.',
    ...choice(['off', 'best', 'average', 'board', 'player', 'number'], 'off'),
  },
  paceRank: {
    group: 'caret',
    title: 'Rank of the pace caret',
    about: 'Whose best it runs at on a board.',
    ...number(1, 1, 50, 'on the board'),
  },
  pacePlayer: {
    group: 'caret',
    title: 'Player of the pace caret',
    about: 'Whose best it runs at: the address of a friend’s page here.',
    kind: 'player',
    initial: '',
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
  width: {
    group: 'look',
    title: 'Width of the words',
    about: 'In percent of the page.',
    ...number(100, 40, 100, '%'),
  },
  liveSpeed: { group: 'look', title: 'Live speed', about: 'Your speed is shown while you type.', ...toggle(true) },
  liveAccuracy: { group: 'look', title: 'Live accuracy', about: 'Your accuracy is shown while you type.', ...toggle(false) },
  liveBurst: { group: 'look', title: 'Live burst', about: 'The speed of the last word is shown while you type.', ...toggle(false) },
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
    about: 'Shows the keys: the next one lit, or the heat of this run.',
    ...choice(['off', 'plain', 'next key', 'heat'], 'off'),
  },
  keyboardHeat: {
    group: 'keyboard',
    title: 'Heat of the keyboard',
    about: 'What its heat shows: where this run goes wrong, or where it is slow.',
    ...choice(['errors', 'speed'], 'errors'),
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
      : (typeof PREFERENCES)[N] extends { kind: 'player' }
        ? string
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
    PREFERENCE_NAMES.map((name) => {
      const value = read(name, Object.hasOwn(values, name) ? values[name] : undefined);
      return [name, accepts(name, value) ? value : preference(name).initial];
    }),
  ) as unknown as Preferences;
}

/** What is stored and sent: only what was chosen, so that a better beginning reaches whoever never chose. */
export function documentOf(preferences: Preferences): PreferencesDocument {
  const chosen = PREFERENCE_NAMES.map((name) => [name, written(preferences[name])] as const);
  return Object.fromEntries(chosen.filter(([name, value]) => value !== written(INITIAL[name])));
}

/** Whether two choices come to the same. */
export function sameValue(one: Preferences[PreferenceName], other: Preferences[PreferenceName]): boolean {
  return written(one) === written(other);
}

export type PreferencesDocument = Readonly<Record<string, string | number | boolean>>;

const USER_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Whose page an address is, or whose id it is. */
export function playerAt(address: string): string | undefined {
  return USER_ID.exec(address.toLowerCase())?.[0];
}

const COLOUR = /^#[0-9a-f]{6}$/;
const PARTS = Object.keys(OWN_COLOURS) as (keyof OwnColours)[];

/** An account keeps texts, numbers, true and false: colours are one text. */
function written(value: Preferences[PreferenceName]): string | number | boolean {
  return typeof value === 'object' ? PARTS.map((part) => value[part]).join(' ') : value;
}

function read(name: PreferenceName, value: unknown): unknown {
  if (preference(name).kind !== 'colours' || typeof value !== 'string') return value;
  const colours = value.split(' ');
  return Object.fromEntries(PARTS.map((part, i) => [part, colours[i]]));
}

export function accepts(name: PreferenceName, value: unknown): boolean {
  const known = preference(name);
  switch (known.kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && known.values.includes(value);
    case 'number':
      return Number.isInteger(value) && (value as number) >= known.least && (value as number) <= known.most;
    case 'player':
      return value === '' || (typeof value === 'string' && playerAt(value) === value);
    case 'colours':
      return (
        typeof value === 'object' &&
        value !== null &&
        PARTS.every((part) => COLOUR.test(String((value as Record<string, unknown>)[part])))
      );
  }
}
