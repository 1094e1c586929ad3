/** The colours of the pages. `light` and `dark` stand in `base.css`, for a page that knows no more than its style sheet. */

export interface Colours {
  readonly paper: string;
  readonly sheet: string;
  readonly line: string;
  readonly ink: string;
  readonly quiet: string;
  readonly waiting: string;
  readonly accent: string;
  readonly mistake: string;
  readonly good: string;
}

export interface Theme {
  readonly dark: boolean;
  readonly colours: Colours;
}

/** paper, sheet, line; ink, quiet, waiting; accent, mistake, good. */
function theme(dark: boolean, text: string): Theme {
  const [paper, sheet, line, ink, quiet, waiting, accent, mistake, good] = text.split(' ').map((colour) => `#${colour}`);
  return { dark, colours: { paper, sheet, line, ink, quiet, waiting, accent, mistake, good } as Colours };
}

export const THEMES = {
  light: theme(false, 'f6f3ec fffdf8 dfd9cc 22212b 676471 716e7b 3447c9 bd2f28 1c6e4a'),
  dark: theme(true, '14141b 1c1c26 2e2e3b ece8df 9f9cab 858293 a9b6ff ff8d82 7fd6a8'),
  dusk: theme(true, '231c2f 2d2440 43365c f1e6f5 b3a2c4 9485a8 ffb38a ff8a9c 8fd9b6'),
  forest: theme(true, '16211b 1e2c24 31463a e6efe4 9db5a3 809887 a8dc8a ff9a86 8fdcb0'),
  ocean: theme(true, '0f1e2b 162a3b 274157 e2eef5 93afc2 7793a7 64d2e8 ff9a8b 7edcb0'),
  espresso: theme(true, '241c17 30261f 4a3b31 f1e5d8 b8a595 998778 f0b56c ff9383 a5d08f'),
  terminal: theme(true, '0a0f0a 121a12 233323 c8f5c8 7fb57f 649464 5cf27a ff8a7a 9df27a'),
  amber: theme(true, '17120a 211a0f 3b2f1b ffdca3 c29f66 a08150 ffb52e ff8a70 c8d66b'),
  fjord: theme(true, '2a303c 343b49 4a5365 eceff4 aeb8ca 929db1 8fd0e0 f5a3ab b4d29b'),
  velvet: theme(true, '241a24 302331 4c374d f8eaf4 bfa5bb a187a0 ff9ede ff9191 8fe3b5'),
  graphite: theme(true, '1b1b1b 252525 3a3a3a ededed a6a6a6 8a8a8a e2e2e2 ff8d82 9ed6b0'),
  contrast: theme(true, '000000 101010 5a5a5a ffffff d0d0d0 b4b4b4 ffe600 ff8a80 7dffb0'),
  sepia: theme(false, 'f2e7d0 f9f1df d8c8a6 3b2d1b 6d5a3e 78654a 8a4b12 a92b1f 3d6626'),
  rose: theme(false, 'fbeff0 fff8f8 ebd2d6 35202a 75596a 806375 b0246a a8321a 2d6b4a'),
  mint: theme(false, 'ebf5f0 f7fcf9 cfe3d8 1a2b25 4f6a5f 5c766b 0b6e5c b3302f 24693a'),
  lavender: theme(false, 'f1eff9 faf9fe d9d4ec 262138 635c80 6f688c 5b3fc4 b52a44 22694a'),
  sky: theme(false, 'ecf3fa f8fbfe cfdfee 17263a 4d6178 5a6e85 0a5ca8 b52d2a 1d6a48'),
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[];

/** A theme of the player's own: five colours are chosen, the others follow from them. */
export function ownTheme(own: { paper: string; ink: string; dim: string; accent: string; mistake: string }): Theme {
  return {
    dark: luminance(own.paper) < luminance(own.ink),
    colours: {
      paper: own.paper,
      sheet: mixed(own.paper, own.ink, 0.05),
      line: mixed(own.paper, own.ink, 0.16),
      ink: own.ink,
      quiet: own.dim,
      waiting: own.dim,
      accent: own.accent,
      mistake: own.mistake,
      good: own.accent,
    },
  };
}

/** WCAG 2.2: from 1, the same, to 21, black on white. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(one: string, other: string, share: number): string {
  const to = channels(other);
  const mix = channels(one).map((channel, i) => Math.round(channel + (to[i]! - channel) * share));
  return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
