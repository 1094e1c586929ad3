import type { PreferenceValue } from './preferences';

export type Font = PreferenceValue<'font'>;

interface Face {
  readonly family: string;
  /** Fetches the font's own files; only a page that shows its letters needs them. */
  readonly load?: () => Promise<unknown>;
}

/** All of them under the SIL Open Font License. JetBrains Mono comes with the page. */
const FACES: Readonly<Record<Font, Face>> = {
  'JetBrains Mono': { family: 'var(--mono)' },
  'Fira Code': { family: "'Fira Code Variable'", load: () => import('@fontsource-variable/fira-code/wght.css') },
  'Source Code Pro': { family: "'Source Code Pro Variable'", load: () => import('@fontsource-variable/source-code-pro/wght.css') },
  'Roboto Mono': { family: "'Roboto Mono Variable'", load: () => import('@fontsource-variable/roboto-mono/wght.css') },
  Lexend: { family: "'Lexend Variable'", load: () => import('@fontsource-variable/lexend/wght.css') },
  'Atkinson Hyperlegible': {
    family: "'Atkinson Hyperlegible'",
    load: () => import('@fontsource/atkinson-hyperlegible/400.css'),
  },
  OpenDyslexic: { family: "'OpenDyslexic'", load: () => import('@fontsource/opendyslexic/400.css') },
  system: { family: 'ui-monospace, monospace' },
};

/** What the style sheet calls a font, which is fetched now. Until it is there, letters have the usual one. */
export function familyOf(font: Font): string {
  const face = FACES[font];
  void face.load?.().catch(() => undefined);
  return `${face.family}, var(--mono)`;
}
