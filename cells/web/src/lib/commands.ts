import { QUOTE_LENGTHS } from './format';
import { preference, PREFERENCE_NAMES } from './preferences';
import { languages } from './state/languages.svelte';
import { preferences } from './state/preferences.svelte';
import { router } from './state/router.svelte';
import { run } from './state/run.svelte';
import { session } from './state/session.svelte';
import { AMOUNTS, settings } from './state/settings.svelte';
import { DIFFICULTIES } from './typing/stream';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** Whether this is what holds at present. */
  readonly active?: boolean;
  readonly run: () => void;
}

/** Everything that can be done, for whoever would rather not reach for the mouse. */
export function commands(): Command[] {
  return [...testCommands(), ...pageCommands(), ...preferenceCommands(), ...accountCommands()];
}

function testCommands(): Command[] {
  const now = settings.current;
  const amounts = (['time', 'words'] as const).flatMap((mode) =>
    AMOUNTS[mode].map((amount) => ({
      id: `${mode}-${amount}`,
      title: mode === 'time' ? `Time: ${amount} seconds` : `Words: ${amount}`,
      active: now.mode === mode && now.amount === amount,
      run: () => settings.chooseAmount(mode, amount),
    })),
  );
  return [
    { id: 'new-test', title: 'New test', run: () => void run.start(settings.current) },
    ...amounts,
    ...QUOTE_LENGTHS.map((length, i) => ({
      id: `quote-${length}`,
      title: `Quote: ${length}`,
      active: now.mode === 'quote' && now.amount === i + 1,
      run: () => settings.chooseAmount('quote', i + 1),
    })),
    { id: 'zen', title: 'Zen: type whatever comes to mind', active: now.mode === 'zen', run: () => settings.chooseMode('zen') },
    { id: 'custom', title: 'Custom: a text of your own', active: now.mode === 'custom', run: () => settings.chooseMode('custom') },
    ...DIFFICULTIES.map((difficulty) => ({
      id: `difficulty-${difficulty}`,
      title: `Difficulty: ${difficulty}`,
      active: now.difficulty === difficulty,
      run: () => settings.chooseDifficulty(difficulty),
    })),
    { id: 'lazy', title: 'Lazy: words without accents', active: now.lazy, run: () => settings.toggleLazy() },
    { id: 'punctuation', title: 'Punctuation', active: now.punctuation, run: () => settings.togglePunctuation() },
    { id: 'numbers', title: 'Numbers', active: now.numbers, run: () => settings.toggleNumbers() },
    ...languages.list.map((language) => ({
      id: `language-${language.id}`,
      title: `Language: ${language.name}`,
      active: now.language === language.id,
      run: () => settings.chooseLanguage(language.id),
    })),
  ].map((command) => ({ ...command, run: onTestPage(command.run) }));
}

function pageCommands(): Command[] {
  const pages = [
    ['/', 'Go to: typing test'],
    ['/boards', 'Go to: boards'],
    ['/profile', 'Go to: your profile'],
    ['/settings', 'Go to: settings'],
    ['/about', 'Go to: about'],
  ] as const;
  return pages.map(([path, title]) => ({ id: `go-${path}`, title, run: () => router.go(path) }));
}

/** Every preference with few values, from the one table of them. */
function preferenceCommands(): Command[] {
  return PREFERENCE_NAMES.flatMap((name): Command[] => {
    const known = preference(name);
    const now = preferences.current[name];
    if (known.kind === 'switch') {
      return [{ id: name, title: known.title, active: now === true, run: () => preferences.choose(name, (now !== true) as never) }];
    }
    if (known.kind !== 'choice') return [{ id: name, title: `${known.title}…`, run: () => router.go('/settings') }];
    return known.values.map((value) => ({
      id: `${name}-${value}`,
      title: `${known.title}: ${value}`,
      active: now === value,
      run: () => preferences.choose(name, value as never),
    }));
  });
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
