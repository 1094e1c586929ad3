import { QUOTE_LENGTHS } from './format';
import { fuzzyFilter } from './fuzzy';
import { preference, PREFERENCE_NAMES } from './preferences';
import { languages } from './state/languages.svelte';
import { preferences } from './state/preferences.svelte';
import { router } from './state/router.svelte';
import { run } from './state/run.svelte';
import { session } from './state/session.svelte';
import { AMOUNTS, MOST, settings } from './state/settings.svelte';
import { DIFFICULTIES } from './typing/stream';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** Whether this is what holds at present. */
  readonly active?: boolean;
  readonly run: () => void;
}

/** Several commands of one kind. What it holds is listed when it is opened, and found by name without. */
export interface Menu {
  readonly id: string;
  readonly title: string;
  /** What holds at present. */
  readonly now?: string;
  readonly commands: readonly Command[];
  /** What a typed text asks for beside what is listed, such as a number. */
  readonly answers?: (typed: string) => readonly Command[];
  /** What to type, where something can be. */
  readonly hint?: string;
}

export type Entry = Command | Menu;

export function isMenu(entry: Entry): entry is Menu {
  return 'commands' in entry;
}

/** Everything that can be done, for whoever would rather not reach for the mouse. */
export function entries(): Entry[] {
  return [...testEntries(), ...preferenceEntries(), ...pageCommands(), ...accountCommands()];
}

/** What answers a typed text: of everything, or of one menu. */
export function found(typed: string, within: Menu | undefined): Entry[] {
  if (within !== undefined) {
    return [...(within.answers?.(typed.trim()) ?? []), ...fuzzyFilter(typed, within.commands, (command) => command.title)];
  }
  const all = entries();
  if (typed.trim() === '') return all;
  return fuzzyFilter(typed, all.flatMap((entry) => (isMenu(entry) ? [entry, ...named(entry)] : [entry])), (entry) => entry.title);
}

/** Outside its menu a command says what it belongs to. */
function named(menu: Menu): Command[] {
  return menu.commands.map((command) => ({ ...command, title: `${menu.title}: ${command.title}` }));
}

function testEntries(): Entry[] {
  const now = settings.current;
  const command = (id: string, title: string, active: boolean, action: () => void): Command => ({ id, title, active, run: onTestPage(action) });
  const amounts = (mode: 'time' | 'words', unit: string): Menu => ({
    id: mode,
    title: mode === 'time' ? 'Time' : 'Words',
    ...(now.mode === mode && { now: `${now.amount} ${unit}` }),
    commands: AMOUNTS[mode].map((amount) =>
      command(`${mode}-${amount}`, `${amount} ${unit}`, now.mode === mode && now.amount === amount, () => settings.chooseAmount(mode, amount)),
    ),
    hint: `1 to ${MOST[mode]} ${unit}`,
    answers: (typed) =>
      wholeNumbers(typed, 1, MOST[mode]).map((amount) =>
        command(`${mode}-other`, `${amount} ${unit}`, false, () => settings.chooseAmount(mode, amount)),
      ),
  });
  return [
    command('new-test', 'New test', false, () => void run.start(settings.current)),
    amounts('time', 'seconds'),
    amounts('words', 'words'),
    {
      id: 'quote',
      title: 'Quote',
      ...(now.mode === 'quote' && { now: QUOTE_LENGTHS[now.amount - 1] ?? '' }),
      commands: QUOTE_LENGTHS.map((length, i) =>
        command(`quote-${length}`, length, now.mode === 'quote' && now.amount === i + 1, () => settings.chooseAmount('quote', i + 1)),
      ),
    },
    command('zen', 'Zen: type whatever comes to mind', now.mode === 'zen', () => settings.chooseMode('zen')),
    command('custom', 'Custom: a text of your own', now.mode === 'custom', () => settings.chooseMode('custom')),
    {
      id: 'difficulty',
      title: 'Difficulty',
      now: now.difficulty,
      commands: DIFFICULTIES.map((difficulty) =>
        command(`difficulty-${difficulty}`, difficulty, now.difficulty === difficulty, () => settings.chooseDifficulty(difficulty)),
      ),
    },
    {
      id: 'language',
      title: 'Language',
      now: languages.nameOf(now.language),
      commands: languages.list.map((language) =>
        command(`language-${language.id}`, language.name, now.language === language.id, () => settings.chooseLanguage(language.id)),
      ),
    },
    command('lazy', 'Lazy: words without accents', now.lazy, () => settings.toggleLazy()),
    command('punctuation', 'Punctuation', now.punctuation, () => settings.togglePunctuation()),
    command('numbers', 'Numbers', now.numbers, () => settings.toggleNumbers()),
  ];
}

function pageCommands(): Command[] {
  const pages = [
    ['/', 'Go to: typing test'],
    ['/boards', 'Go to: boards'],
    ['/profile', 'Go to: your profile'],
    ['/settings', 'Go to: settings'],
    ['/about', 'Go to: about'],
    ...(session.moderator ? ([['/moderation', 'Go to: moderation']] as const) : []),
  ] as const;
  return pages.map(([path, title]) => ({ id: `go-${path}`, title, run: () => router.go(path) }));
}

/** Every preference, from the one table of them. */
function preferenceEntries(): Entry[] {
  return PREFERENCE_NAMES.map((name): Entry => {
    const known = preference(name);
    const now = preferences.current[name];
    // The state takes nothing but what the preference may be.
    const choose = (value: unknown) => () => preferences.choose(name, value as never);
    switch (known.kind) {
      case 'switch':
        return { id: name, title: known.title, active: now === true, run: choose(now !== true) };
      case 'choice':
        return {
          id: name,
          title: known.title,
          now: String(now),
          commands: known.values.map((value) => ({ id: `${name}-${value}`, title: value, active: now === value, run: choose(value) })),
        };
      case 'number':
        return {
          id: name,
          title: known.title,
          now: `${now} ${known.unit}`,
          hint: `${known.least} to ${known.most} ${known.unit}`,
          commands: [],
          answers: (typed) =>
            wholeNumbers(typed, known.least, known.most).map((value) => ({
              id: `${name}-value`,
              title: `${value} ${known.unit}`,
              active: now === value,
              run: choose(value),
            })),
        };
      case 'player':
      case 'colours':
        return { id: name, title: known.title, run: () => router.go('/settings') };
    }
  });
}

/** The number that was typed, when it is one within the bounds. */
function wholeNumbers(typed: string, least: number, most: number): number[] {
  const value = Number(typed);
  return /^\d{1,6}$/.test(typed) && value >= least && value <= most ? [value] : [];
}

function accountCommands(): Command[] {
  if (session.status === 'player') {
    return [{ id: 'sign-out', title: 'Sign out', run: () => void session.signOut() }];
  }
  return [
    { id: 'sign-in', title: 'Sign in', run: () => void session.signIn() },
    { id: 'sign-up', title: 'Sign up', run: () => void session.signUp() },
  ];
}

/** A choice about the test is made to type it. */
function onTestPage(action: () => void): () => void {
  return () => {
    action();
    router.go('/');
  };
}
