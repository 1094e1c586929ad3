import { keyOf } from './field-reader';

/** What the keys of a keyboard type, by where they are. `KeyboardEvent.code` names places after the US layout. */

const ROWS = [
  ['Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal'],
  ['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP', 'BracketLeft', 'BracketRight', 'Backslash'],
  ['KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL', 'Semicolon', 'Quote'],
  ['KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash'],
] as const;

/** Each row without Shift and with it, in the order of `ROWS`. */
const DRAWN = {
  qwerty: [
    ['`1234567890-=', '~!@#$%^&*()_+'],
    ['qwertyuiop[]\\', 'QWERTYUIOP{}|'],
    ["asdfghjkl;'", 'ASDFGHJKL:"'],
    ['zxcvbnm,./', 'ZXCVBNM<>?'],
  ],
  dvorak: [
    ['`1234567890[]', '~!@#$%^&*(){}'],
    ["',.pyfgcrl/=\\", '"<>PYFGCRL?+|'],
    ['aoeuidhtns-', 'AOEUIDHTNS_'],
    [';qjkxbmwvz', ':QJKXBMWVZ'],
  ],
  colemak: [
    ['`1234567890-=', '~!@#$%^&*()_+'],
    ['qwfpgjluy;[]\\', 'QWFPGJLUY:{}|'],
    ["arstdhneio'", 'ARSTDHNEIO"'],
    ['zxcvbkm,./', 'ZXCVBKM<>?'],
  ],
  azerty: [
    ['²&é"\'(-è_çà)=', '~1234567890°+'],
    ['azertyuiop^$*', 'AZERTYUIOP¨£µ'],
    ['qsdfghjklmù', 'QSDFGHJKLM%'],
    ['wxcvbn,;:!', 'WXCVBN?./§'],
  ],
  qwertz: [
    ['^1234567890ß´', '°!"§$%&/()=?`'],
    ['qwertzuiopü+#', "QWERTZUIOPÜ*'"],
    ['asdfghjklöä', 'ASDFGHJKLÖÄ'],
    ['yxcvbnm,.-', 'YXCVBNM;:_'],
  ],
} as const;

export type LayoutName = keyof typeof DRAWN;

export const LAYOUT_NAMES = Object.keys(DRAWN) as LayoutName[];

export interface Key {
  readonly code: string;
  readonly plain: string;
  readonly shifted: string;
}

/** In every layout. */
export const SPACE_KEY: Key = { code: 'Space', plain: ' ', shifted: ' ' };

/** The first of these names that a layout has; where none does, the layout that most people have. */
export function layoutOf(...names: readonly string[]): LayoutName {
  const known = names.map((name) => LAYOUT_NAMES.find((each) => each === name));
  return known.find((each) => each !== undefined) ?? 'qwerty';
}

/** The keys of a layout, row by row from the top. */
export function rowsOf(layout: LayoutName): Key[][] {
  return DRAWN[layout].map(([plain, shifted], row) => {
    const shiftedCharacters = [...shifted];
    return [...plain].map((character, i) => ({ code: ROWS[row]![i]!, plain: character, shifted: shiftedCharacters[i]! }));
  });
}

const BY_CODE = new Map(
  LAYOUT_NAMES.map((layout) => [layout, new Map(rowsOf(layout).flat().map((key) => [key.code, key]))] as const),
);

/** What a key types in that layout; undefined where the layout says nothing of it. */
export function characterOf(layout: LayoutName, code: string, shift: boolean, capsLock: boolean): string | undefined {
  const key = BY_CODE.get(layout)?.get(code);
  if (key === undefined) return undefined;
  const isLetter = key.plain.toUpperCase() === key.shifted && key.plain !== key.shifted;
  return (isLetter && capsLock ? !shift : shift) ? key.shifted : key.plain;
}

/** Names keys as a layout has them, whatever the system's is. Shortcuts and keys without a character stay as they are. */
export function keyIn(layout: LayoutName, event: KeyboardEvent): string | undefined {
  const named = keyOf(event);
  if (named === undefined || event.key.length !== 1 || event.altKey) return named;
  return characterOf(layout, event.code, event.shiftKey, event.getModifierState('CapsLock')) ?? named;
}
