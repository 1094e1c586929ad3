import { BACKSPACE, DELETE_WORD, SPACE } from './stream';
import { isInput, type TypedText } from './typed-text';

/** What a player asked of their keys (rules 21 to 23 in `vectors/README.md`). */
export interface InputRules {
  readonly stopOnError: 'off' | 'letter' | 'word';
  readonly strictSpace: boolean;
}

/** Without any, a press is itself. */
export const NO_RULES: InputRules = { stopOnError: 'off', strictSpace: false };

/** How a space is written down that is a mistake and ends no word. */
export const WRONG_SPACE = '␣';

/**
 * What one press is written down as. A stream knows no suppressed keys, so what is not taken is written as what it comes
 * to: a wrong character, and at once the Backspace that takes it away. Whoever reads the stream sees the mistake, and the
 * text as the player saw it, and needs to know of no preference.
 */
export function keysFor(key: string, text: TypedText, rules: InputRules): readonly string[] {
  if (key === BACKSPACE || key === DELETE_WORD) return [key];
  if (key === SPACE) return keysForSpace(text, rules);
  const stopped = rules.stopOnError === 'letter' && text.foresees(key) === 'wrong';
  return stopped ? takenBack(key, text) : [key];
}

function keysForSpace(text: TypedText, rules: InputRules): readonly string[] {
  const atBeginning = text.current.length === 0;
  if (atBeginning) {
    // At the very beginning, and where no word is left, a space says nothing.
    if (!rules.strictSpace || !isInput(text.foresees(WRONG_SPACE))) return [SPACE];
    return rules.stopOnError === 'letter' ? takenBack(WRONG_SPACE, text) : [WRONG_SPACE];
  }
  const stopped = rules.stopOnError !== 'off' && text.foresees(SPACE) === 'wrong';
  return stopped ? takenBack(WRONG_SPACE, text) : [SPACE];
}

/** A word that is full takes no character, so there is none to take back. */
function takenBack(key: string, text: TypedText): readonly string[] {
  return text.isFull ? [key] : [key, BACKSPACE];
}
