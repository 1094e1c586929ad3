import { browserStore, writeStored } from '../storage';
import type { PreferenceValue } from '../preferences';
import { coloursOf, THEMES, type Colours, type ThemeName } from '../themes';
import { preferences } from './preferences.svelte';

export type Theme = PreferenceValue<'theme'>;

/** `public/theme.js` reads both before the first paint. */
const KEY = 'typogram.theme';
const COLOURS_KEY = 'typogram.theme-colours';

class ThemeState {
  #systemIsDark = $state(window.matchMedia('(prefers-color-scheme: dark)').matches);

  constructor() {
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      this.#systemIsDark = event.matches;
    });
  }

  get chosen(): Theme {
    return preferences.current.theme;
  }

  get isDark(): boolean {
    if (this.chosen === 'system') return this.#systemIsDark;
    return this.#colours?.dark ?? this.chosen === 'dark';
  }

  /** The colours of a theme that is neither the light nor the dark one of the style sheet. */
  get #colours(): Colours | undefined {
    const { theme, ownColours } = preferences.current;
    if (theme === 'own') return coloursOf(ownColours);
    return theme in THEMES ? THEMES[theme as ThemeName] : undefined;
  }

  choose(theme: Theme): void {
    preferences.choose('theme', theme);
  }

  toggle(): void {
    this.choose(this.isDark ? 'light' : 'dark');
  }

  /** Paints the page, and lets the next visit begin in the same colours. To be run in an effect. */
  apply(): void {
    const root = document.documentElement;
    const colours = this.#colours;
    const scheme = colours === undefined ? this.chosen : colours.dark ? 'dark' : 'light';
    root.style.cssText = '';
    if (scheme === 'light' || scheme === 'dark') root.dataset['theme'] = scheme;
    else delete root.dataset['theme'];
    const { dark: _, ...named } = colours ?? { dark: false };
    for (const [name, value] of Object.entries(named)) root.style.setProperty(`--${name}`, value);
    try {
      browserStore().setItem(KEY, scheme);
      writeStored(browserStore(), COLOURS_KEY, named);
    } catch {
      // The choice then lasts as long as the page.
    }
  }
}

export const theme = new ThemeState();
