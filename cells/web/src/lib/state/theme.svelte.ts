import { browserStore } from '../storage';

export type Theme = 'system' | 'light' | 'dark';

/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'typogram.theme';

class ThemeState {
  chosen = $state<Theme>(load());
  #systemIsDark = $state(window.matchMedia('(prefers-color-scheme: dark)').matches);

  constructor() {
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      this.#systemIsDark = event.matches;
    });
  }

  get isDark(): boolean {
    return this.chosen === 'dark' || (this.chosen === 'system' && this.#systemIsDark);
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    const root = document.documentElement;
    try {
      if (theme === 'system') {
        delete root.dataset['theme'];
        browserStore().removeItem(KEY);
      } else {
        root.dataset['theme'] = theme;
        browserStore().setItem(KEY, theme);
      }
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  toggle(): void {
    this.choose(this.isDark ? 'light' : 'dark');
  }
}

function load(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export const theme = new ThemeState();
