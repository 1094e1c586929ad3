import { browserStore } from '../storage';
import { ownTheme, THEMES, type Theme, type ThemeName } from '../themes';
import { preferences } from './preferences.svelte';

/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'typogram.theme';

/** Which colours the pages have. */
class ThemeState {
  #systemIsDark = $state(window.matchMedia('(prefers-color-scheme: dark)').matches);

  constructor() {
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      this.#systemIsDark = event.matches;
    });
    $effect.root(() => {
      $effect(() => paint(preferences.values.theme, this.current));
    });
  }

  get current(): Theme {
    const { theme, ownPaper, ownInk, ownDim, ownAccent, ownMistake } = preferences.values;
    if (theme === 'system') return this.#systemIsDark ? THEMES.dark : THEMES.light;
    if (theme !== 'custom') return THEMES[theme];
    return ownTheme({ paper: ownPaper, ink: ownInk, dim: ownDim, accent: ownAccent, mistake: ownMistake });
  }

  get isDark(): boolean {
    return this.current.dark;
  }

  toggle(): void {
    preferences.set('theme', this.isDark ? 'light' : 'dark');
  }
}

function paint(name: ThemeName | 'system' | 'custom', theme: Theme): void {
  const { dataset, style } = document.documentElement;
  const inSheet = name === 'system' || name === 'light' || name === 'dark';
  if (name === 'system') delete dataset['theme'];
  else dataset['theme'] = theme.dark ? 'dark' : 'light';
  for (const [colour, value] of Object.entries(theme.colours)) {
    if (inSheet) style.removeProperty(`--${colour}`);
    else style.setProperty(`--${colour}`, value);
  }
  try {
    if (name === 'system') browserStore().removeItem(KEY);
    else browserStore().setItem(KEY, inSheet ? name : JSON.stringify(theme));
  } catch {
    // The first paint is then the system's, and this one follows.
  }
}

export const theme = new ThemeState();
