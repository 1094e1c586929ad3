/** How a player likes to type. Everything that shows, stores or sends preferences reads this one table. */

import { THEME_NAMES } from './themes';

export const GROUPS = ['Typing', 'Ending a run', 'Caret', 'Text', 'Figures', 'Keyboard', 'Sound', 'Theme'] as const;
export type Group = (typeof GROUPS)[number];

interface Described {
  readonly title: string;
  /** One line, for the settings page. */
  readonly about: string;
  readonly group: Group;
}

export interface Switch extends Described {
  readonly kind: 'switch';
  readonly initially: boolean;
}

export interface Choice<T extends string = string> extends Described {
  readonly kind: 'choice';
  readonly values: readonly T[];
  readonly initially: T;
  /** Values whose own name says too little. */
  readonly names?: Readonly<Partial<Record<T, string>>>;
}

export interface Amount extends Described {
  readonly kind: 'amount';
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly initially: number;
  readonly unit: string;
  /** What the least amount means, where it is not an amount. */
  readonly leastMeans?: string;
}

export interface Colour extends Described {
  readonly kind: 'colour';
  readonly initially: string;
}

export type Preference = Switch | Choice | Amount | Colour;
export type PreferenceValue = string | number | boolean;

type Text<G extends Group = Group> = readonly [group: G, title: string, about: string];

function choice<const T extends string>(
  values: readonly T[],
  initially: NoInfer<T>,
  [group, title, about]: Text,
  names: Partial<Record<T, string>> = {},
): Choice<T> {
  return { kind: 'choice', values, initially, group, title, about, names };
}

function toggle(initially: boolean, [group, title, about]: Text): Switch {
  return { kind: 'switch', initially, group, title, about };
}

function amount(bounds: readonly [least: number, most: number, step: number], initially: number, unit: string, text: Text, off?: string): Amount {
  const [least, most, step] = bounds;
  const [group, title, about] = text;
  return { kind: 'amount', least, most, step, initially, unit, group, title, about, ...(off && { leastMeans: off }) };
}

function colour(initially: string, title: string): Colour {
  return { kind: 'colour', initially, group: 'Theme', title, about: 'Of your own theme.' };
}

export const PREFERENCES = {
  stopOnError: choice(['off', 'letter', 'word'], 'off', [
    'Typing',
    'Stop on error',
    'A wrong letter is not taken (letter), or a wrong word cannot be left (word). It counts as a mistake all the same.',
  ]),
  strictSpace: toggle(false, ['Typing', 'Strict space', 'A space at the beginning of a word is a mistake instead of nothing.']),
  blind: toggle(false, ['Typing', 'Blind mode', 'Mistakes are not shown while you type; the result tells them all.']),
  restartKey: choice(['tab', 'esc', 'enter'], 'tab', [
    'Typing',
    'Restart key',
    'Begins a new test at once. The commands are on Esc; where Esc restarts, they are on Tab.',
  ]),

  minSpeed: amount([0, 350, 5], 0, 'wpm', ['Ending a run', 'Lowest speed', 'A run that falls below is over, after its first 4 seconds.'], 'off'),
  minAccuracy: amount([0, 100, 1], 0, '%', ['Ending a run', 'Lowest accuracy', 'A run that falls below is over, after its first 10 keys.'], 'off'),
  minBurst: amount([0, 350, 5], 0, 'wpm', ['Ending a run', 'Lowest burst', 'A run is over when one word was typed slower than this.'], 'off'),

  caretStyle: choice(['line', 'block', 'underline', 'outline', 'off'], 'line', ['Caret', 'Caret', 'What stands where the next letter goes.']),
  caretMotion: choice(['off', 'slow', 'medium', 'fast'], 'medium', ['Caret', 'Smooth caret', 'How fast the caret glides to the next letter; off lets it jump.']),
  paceCaret: choice(
    ['off', 'best', 'average', 'board', 'speed'],
    'off',
    ['Caret', 'Pace caret', 'A second caret that runs ahead at a speed to keep up with.'],
    { best: 'your best', average: 'your last ten', board: "the board's first", speed: 'a speed' },
  ),
  paceSpeed: amount([5, 350, 5], 60, 'wpm', ['Caret', 'Pace', 'How fast the pace caret goes when it keeps to a speed.']),

  fontFamily: choice(
    ['jetbrains-mono', 'fira-code', 'source-code-pro', 'cascadia-code', 'inconsolata', 'inter', 'lexend', 'system'],
    'jetbrains-mono',
    ['Text', 'Font', 'The letters of the words. One that you have not used yet is loaded once.'],
    {
      'jetbrains-mono': 'JetBrains Mono',
      'fira-code': 'Fira Code',
      'source-code-pro': 'Source Code Pro',
      'cascadia-code': 'Cascadia Code',
      inconsolata: 'Inconsolata',
      inter: 'Inter',
      lexend: 'Lexend',
      system: "the system's",
    },
  ),
  fontSize: amount([60, 250, 5], 100, '%', ['Text', 'Font size', 'The size of the words.']),
  textWidth: choice(
    ['full', '80', '60', '40'],
    'full',
    ['Text', 'Width', 'How many characters fit on a line, at most.'],
    { full: 'the whole page', '80': '80 characters', '60': '60 characters', '40': '40 characters' },
  ),

  liveTimer: toggle(true, ['Figures', 'Show the timer', 'Seconds left, or words typed, while you type.']),
  liveSpeed: toggle(true, ['Figures', 'Show the speed', 'Your speed so far, while you type.']),
  liveAccuracy: toggle(false, ['Figures', 'Show the accuracy', 'How many of your keys were right so far, while you type.']),
  liveBurst: toggle(false, ['Figures', 'Show the burst', 'The speed of the word before, while you type.']),

  layout: choice(
    ['system', 'qwerty', 'dvorak', 'colemak', 'azerty', 'qwertz'],
    'system',
    ['Keyboard', 'Layout', 'Types as if your keyboard had another layout, whatever the system thinks.'],
    { system: 'as the system has it', qwerty: 'QWERTY', dvorak: 'Dvorak', colemak: 'Colemak', azerty: 'AZERTY', qwertz: 'QWERTZ' },
  ),
  keyboard: choice(
    ['off', 'shown', 'next', 'heat'],
    'off',
    ['Keyboard', 'Keyboard on the screen', 'A keyboard below the words: plain, with the next key lit, or coloured by your slow and wrong keys of this run.'],
    { next: 'next key lit', heat: 'slow and wrong keys' },
  ),

  keySound: choice(['off', 'click', 'thock', 'typewriter', 'pop'], 'off', ['Sound', 'Key sound', 'What a key sounds like.']),
  errorSound: choice(['off', 'blip', 'thud'], 'off', ['Sound', 'Mistake sound', 'What a mistake sounds like.']),
  volume: amount([0, 100, 5], 50, '%', ['Sound', 'Volume', 'How loud both are.']),

  theme: choice(
    ['system', ...THEME_NAMES, 'custom'],
    'system',
    ['Theme', 'Theme', 'The colours of every page.'],
    { system: 'as the system has it', custom: 'your own' },
  ),
  ownPaper: colour('#1b1d2a', 'Ground'),
  ownInk: colour('#e9e6f2', 'Text'),
  ownDim: colour('#8d8aa3', 'Words ahead'),
  ownAccent: colour('#f2b66d', 'Caret and marks'),
  ownMistake: colour('#ff8f87', 'Mistakes'),
} as const satisfies Record<string, Preference>;

export type PreferenceName = keyof typeof PREFERENCES;
export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as readonly PreferenceName[];

type ValueOf<P> = P extends Switch ? boolean : P extends Choice<infer T> ? T : P extends Amount ? number : string;
export type Preferences = { readonly [K in PreferenceName]: ValueOf<(typeof PREFERENCES)[K]> };

export const INITIALLY = Object.fromEntries(PREFERENCE_NAMES.map((name) => [name, PREFERENCES[name].initially])) as unknown as Preferences;

/** Whether a preference may have this value. */
export function allows(name: PreferenceName, value: unknown): value is PreferenceValue {
  const preference: Preference = PREFERENCES[name];
  switch (preference.kind) {
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && preference.values.includes(value);
    case 'amount':
      return typeof value === 'number' && Number.isFinite(value) && value >= preference.least && value <= preference.most;
    case 'colour':
      return typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value);
  }
}

/** What of a stored or sent document this version knows; everything else is as it was initially. */
export function preferencesFrom(document: unknown): Preferences {
  const given = typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  const known = PREFERENCE_NAMES.filter((name) => Object.hasOwn(given, name) && allows(name, given[name]));
  return { ...INITIALLY, ...Object.fromEntries(known.map((name) => [name, given[name]])) };
}

/** Only what differs from the beginning, so that a better beginning reaches whoever never chose. */
export function documentOf(preferences: Preferences): Record<string, PreferenceValue> {
  return Object.fromEntries(
    PREFERENCE_NAMES.filter((name) => preferences[name] !== INITIALLY[name]).map((name) => [name, preferences[name]]),
  );
}

/** A value in words. */
export function named(name: PreferenceName, value: PreferenceValue): string {
  const preference: Preference = PREFERENCES[name];
  switch (preference.kind) {
    case 'switch':
      return value ? 'on' : 'off';
    case 'choice':
      return preference.names?.[value as string] ?? String(value);
    case 'amount':
      return preference.leastMeans !== undefined && value === preference.least ? preference.leastMeans : `${value} ${preference.unit}`;
    case 'colour':
      return String(value);
  }
}
