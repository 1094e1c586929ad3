/** Colours by the names of the style sheet. A test holds every text colour to its contrast. */
export interface Colours {
  readonly dark: boolean;
  readonly paper: string;
  readonly sheet: string;
  readonly line: string;
  readonly ink: string;
  readonly quiet: string;
  readonly waiting: string;
  readonly accent: string;
  readonly 'on-accent': string;
  readonly 'accent-wash': string;
  readonly mistake: string;
  readonly good: string;
}

export const THEMES = {
  fjord: { dark: true, paper: '#262b36', sheet: '#2e3542', line: '#3b4354', ink: '#fcfcfd', quiet: '#b1bac6', waiting: '#94a0b0', accent: '#56b5d5', 'on-accent': '#262b36', 'accent-wash': '#2b4e5a', mistake: '#ee8798', good: '#3fbd69' },
  moss: { dark: true, paper: '#191f19', sheet: '#222b22', line: '#2f3c2f', ink: '#e7eae4', quiet: '#a6ac9f', waiting: '#8c9584', accent: '#69ac39', 'on-accent': '#191f19', 'accent-wash': '#2e411f', mistake: '#e97563', good: '#39aa84' },
  dusk: { dark: true, paper: '#221b2d', sheet: '#2c2239', line: '#3b2e4c', ink: '#e9e5ee', quiet: '#ada4b7', waiting: '#968aa3', accent: '#e56ebe', 'on-accent': '#221b2d', 'accent-wash': '#4c243f', mistake: '#e6754f', good: '#38a870' },
  ember: { dark: true, paper: '#1e1815', sheet: '#2a211d', line: '#3c2f2a', ink: '#e8e0d9', quiet: '#afa192', waiting: '#9a8877', accent: '#e77613', 'on-accent': '#1e1815', 'accent-wash': '#3e2d1e', mistake: '#ea6a74', good: '#37a46e' },
  midnight: { dark: true, paper: '#0d1221', sheet: '#121a30', line: '#1b2646', ink: '#d2d8e4', quiet: '#929caf', waiting: '#7a859c', accent: '#368ff4', 'on-accent': '#0d1221', 'accent-wash': '#1c2a3b', mistake: '#e75a71', good: '#349d69' },
  terminal: { dark: true, paper: '#0a0f0c', sheet: '#121c15', line: '#1f2e24', ink: '#c2dec6', quiet: '#7ca483', waiting: '#628d69', accent: '#17a32f', 'on-accent': '#0a0f0c', 'accent-wash': '#162d19', mistake: '#e06427', good: '#339999' },
  graphite: { dark: true, paper: '#212121', sheet: '#2b2b2b', line: '#3b3b3b', ink: '#ededed', quiet: '#acacac', waiting: '#939393', accent: '#bc9b15', 'on-accent': '#212121', 'accent-wash': '#484123', mistake: '#eb7a70', good: '#3aae6a' },
  plum: { dark: true, paper: '#281a26', sheet: '#352232', line: '#482e43', ink: '#ede6eb', quiet: '#b4a5b1', waiting: '#9f8c9c', accent: '#ce77ec', 'on-accent': '#281a26', 'accent-wash': '#3f2348', mistake: '#e5794a', good: '#39aa71' },
  meadow: { dark: false, paper: '#eef4eb', sheet: '#f7faf5', line: '#d5e4cd', ink: '#223222', quiet: '#4a5e4a', waiting: '#5a725a', accent: '#147334', 'on-accent': '#ffffff', 'accent-wash': '#d9ede0', mistake: '#c42a1c', good: '#27754e' },
  lagoon: { dark: false, paper: '#e7f2f3', sheet: '#f1f8f8', line: '#c8e2e4', ink: '#1b3037', quiet: '#415c64', waiting: '#51717b', accent: '#076c80', 'on-accent': '#ffffff', 'accent-wash': '#d6e8eb', mistake: '#c71c2b', good: '#267158' },
  rose: { dark: false, paper: '#f8edef', sheet: '#fcf8f9', line: '#ebcbd3', ink: '#3e252e', quiet: '#6d505a', waiting: '#84626d', accent: '#be1b5f', 'on-accent': '#ffffff', 'accent-wash': '#eedde4', mistake: '#a74818', good: '#267353' },
  sand: { dark: false, paper: '#f1e9da', sheet: '#f5efe5', line: '#e4d4b9', ink: '#30261d', quiet: '#5e5245', waiting: '#746556', accent: '#9c480d', 'on-accent': '#ffffff', 'accent-wash': '#e6d7cb', mistake: '#c01b29', good: '#256f4a' },
  lavender: { dark: false, paper: '#f0edf8', sheet: '#f9f8fc', line: '#d6cbeb', ink: '#2f2843', quiet: '#5b5371', waiting: '#6f668a', accent: '#7740d6', 'on-accent': '#ffffff', 'accent-wash': '#e3ddee', mistake: '#c71c2b', good: '#267151' },
  contrast: { dark: false, paper: '#ffffff', sheet: '#ffffff', line: '#e8e8e8', ink: '#000000', quiet: '#494949', waiting: '#595959', accent: '#245bff', 'on-accent': '#ffffff', 'accent-wash': '#eef0f7', mistake: '#d81f1f', good: '#2a7e4d' },
} as const satisfies Record<string, Colours>;

export type ThemeName = keyof typeof THEMES;

export const THEME_NAMES = Object.keys(THEMES) as ThemeName[];

/** The colours that a player picks for a theme of their own; all others follow from them. */
export interface OwnColours {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly mistake: string;
}

export const OWN_COLOURS: OwnColours = { paper: '#1c1b22', ink: '#f0ede6', accent: '#8fd3ff', mistake: '#ff8f7a' };

/** Contrast as WCAG 2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

export function coloursOf({ paper, ink, accent, mistake }: OwnColours): Colours {
  return {
    dark: luminance(paper) < 0.18,
    paper,
    sheet: mixed(paper, ink, 0.05),
    line: mixed(paper, ink, 0.16),
    ink,
    quiet: mixed(paper, ink, 0.68),
    waiting: mixed(paper, ink, 0.58),
    accent,
    'on-accent': paper,
    'accent-wash': mixed(paper, accent, 0.18),
    mistake,
    good: accent,
  };
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function mixed(from: string, to: string, share: number): string {
  const end = channels(to);
  const parts = channels(from).map((value, i) => Math.round(value + (end[i]! - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
