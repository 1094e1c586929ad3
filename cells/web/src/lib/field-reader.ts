import { graphemes } from './typing/graphemes';
import { BACKSPACE, DELETE_WORD } from './typing/stream';

/** Takes the keys that a field was given. */
export interface KeySink {
  keyDown(key: string, physicalKey: string, atMillis: number): void;
  keyUp(physicalKey: string, atMillis: number): void;
  releaseAll(atMillis: number): void;
}

/** What the field holds when nothing has been typed: a character for Backspace to take, or phones report nothing. */
export const EMPTY_FIELD = ' ';

/**
 * Turns a text field's events into keys.
 *
 * A hardware keyboard names its keys, and tells of their release. A phone's keyboard does neither: there, only the
 * field's text says what happened, so it is compared with what it was before.
 */
export class FieldReader {
  readonly #sink: KeySink;
  readonly #nameOf: (event: KeyboardEvent) => string | undefined;
  #text = EMPTY_FIELD;
  /** Between a dead key and its letter, or inside an input method's own window, the text is not yet what is meant. */
  #undecided = false;

  /** @param nameOf what a key types; another layout than the system's has other names for it */
  constructor(sink: KeySink, nameOf: (event: KeyboardEvent) => string | undefined = keyOf) {
    this.#sink = sink;
    this.#nameOf = nameOf;
  }

  keyDown(event: KeyboardEvent): void {
    if (event.key === 'Dead' || event.key === 'Process') {
      this.#undecided = true;
      return;
    }
    if (event.isComposing || event.keyCode === 229) return;
    const key = this.#nameOf(event);
    if (key === undefined) return;
    event.preventDefault();
    // Only Backspace repeats when held: a letter that stays down was pressed once.
    if (event.repeat && key !== BACKSPACE && key !== DELETE_WORD) return;
    this.#sink.keyDown(key, event.code, event.timeStamp);
  }

  keyUp(event: KeyboardEvent): void {
    this.#sink.keyUp(event.code, event.timeStamp);
  }

  input(field: HTMLTextAreaElement, event: InputEvent): void {
    if (event.isComposing && this.#undecided) return;
    this.#compare(field, event.timeStamp, event.inputType === 'deleteWordBackward');
    // Clearing the field inside a composition would confuse the keyboard that composes.
    if (!event.isComposing) this.reset(field);
  }

  compositionEnd(field: HTMLTextAreaElement, event: CompositionEvent): void {
    this.#compare(field, event.timeStamp, false);
    this.#undecided = false;
    this.reset(field);
  }

  blur(event: FocusEvent): void {
    this.#undecided = false;
    this.#sink.releaseAll(event.timeStamp);
  }

  reset(field: HTMLTextAreaElement): void {
    field.value = EMPTY_FIELD;
    field.setSelectionRange(EMPTY_FIELD.length, EMPTY_FIELD.length);
    this.#text = EMPTY_FIELD;
  }

  #compare(field: HTMLTextAreaElement, atMillis: number, wordDeleted: boolean): void {
    const change = difference(this.#text, field.value);
    this.#text = field.value;
    if (wordDeleted) {
      this.#tap(DELETE_WORD, atMillis);
      return;
    }
    for (let i = 0; i < change.removed; i++) this.#tap(BACKSPACE, atMillis);
    for (const character of change.added) this.#tap(character === '\n' ? ' ' : character, atMillis);
  }

  /** Nobody says when the finger was lifted, so the key counts as released at once. */
  #tap(key: string, atMillis: number): void {
    this.#sink.keyDown(key, 'touch', atMillis);
    this.#sink.keyUp('touch', atMillis);
  }
}

/** How one text became the other at its end. */
export function difference(before: string, after: string): { removed: number; added: string[] } {
  // A mark that joins what was there before is still a key of its own.
  if (after.startsWith(before)) return { removed: 0, added: graphemes(after.slice(before.length).normalize('NFC')) };
  const old = graphemes(before.normalize('NFC'));
  const now = graphemes(after.normalize('NFC'));
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  return { removed: old.length - same, added: now.slice(same) };
}

/** The stream's name of a key, or undefined when it types nothing here. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'getModifierState'>): string | undefined {
  if (event.key === 'Backspace') return event.ctrlKey || event.altKey || event.metaKey ? DELETE_WORD : BACKSPACE;
  // AltGr arrives as Ctrl and Alt together on Windows, and types characters.
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (isShortcut) return undefined;
  if (event.key === 'Enter') return undefined;
  const characters = graphemes(event.key.normalize('NFC'));
  return characters.length === 1 ? (characters[0] === '\u00a0' ? ' ' : characters[0]) : undefined;
}
