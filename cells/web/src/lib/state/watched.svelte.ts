import type { LiveSocket } from '../live-run';
import { graphemes } from '../typing/graphemes';
import type { TypedWord } from '../typing/typed-words';

type Message =
  | { readonly type: 'player'; readonly userId: string; readonly displayName: string }
  | { readonly type: 'waiting' }
  | { readonly type: 'run'; readonly resultId: string; readonly mode: string; readonly amount: number; readonly language: string; readonly words: string[] }
  | { readonly type: 'typed'; readonly resultId: string; readonly firstWord: number; readonly words: string[]; readonly atMillis: number; readonly wpm: number; readonly accuracy: number; readonly ended: boolean }
  | { readonly type: 'problem'; readonly problem: { readonly code: string } };

export type WatchedRun = Extract<Message, { type: 'run' }>;
export type WatchedTyping = Extract<Message, { type: 'typed' }>;

export interface WatchOptions {
  readonly open: (path: string) => LiveSocket;
  /** Calls back once after so many milliseconds. */
  readonly later: (action: () => void, millis: number) => void;
}

const LONGEST_PAUSE_MILLIS = 30_000;
const REFUSED = 1008;
/** Words behind that are shown, and words ahead. */
const BEHIND = 12;
const AHEAD = 24;

/** A word on the screen of somebody who watches. */
export interface WatchedWord {
  readonly place: number;
  readonly target: readonly string[];
  readonly typed: TypedWord | undefined;
}

/** What somebody sees who watches a player type. */
export class Watched {
  player = $state.raw<{ userId: string; displayName: string } | undefined>();
  run = $state.raw<WatchedRun | undefined>();
  typing = $state.raw<WatchedTyping | undefined>();
  /** Nobody may watch by this link, or not any more. */
  closed = $state(false);
  readonly #options: WatchOptions;
  readonly #path: string;
  #socket: LiveSocket | undefined;
  #left = false;
  #pauseMillis = 1_000;

  constructor(options: WatchOptions, userId: string, key: string) {
    this.#options = options;
    this.#path = `/ws/v1/players/${encodeURIComponent(userId)}/live/${encodeURIComponent(key)}`;
    this.#connect();
  }

  /** The words around the one that is being typed. */
  get words(): readonly WatchedWord[] {
    const { run, typing } = this;
    if (run === undefined) return [];
    const fresh = typing?.resultId === run.resultId ? typing : undefined;
    const current = fresh === undefined ? 0 : fresh.firstWord + fresh.words.length - 1;
    const from = Math.max(0, current - BEHIND);
    const shown = run.words.length === 0 ? (fresh?.words ?? []).map((_, i) => fresh!.firstWord + i).filter((place) => place >= from) : places(from, Math.min(run.words.length, current + AHEAD));
    return shown.map((place) => ({
      place,
      target: graphemes(run.words[place] ?? fresh?.words[place - fresh.firstWord] ?? ''),
      typed: typedAt(fresh, place, current),
    }));
  }

  leave(): void {
    this.#left = true;
    this.#socket?.close();
  }

  #connect(): void {
    const socket = this.#options.open(this.#path);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as Message);
    socket.onclose = ({ code }) => {
      if (this.#left || this.closed || code === REFUSED) return;
      this.#options.later(() => {
        if (!this.#left) this.#connect();
      }, this.#pauseMillis);
      this.#pauseMillis = Math.min(this.#pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    };
  }

  #hear(message: Message): void {
    switch (message.type) {
      case 'player':
        this.#pauseMillis = 1_000;
        this.player = message;
        break;
      case 'waiting':
        this.run = undefined;
        this.typing = undefined;
        break;
      case 'run':
        this.run = message;
        break;
      case 'typed':
        this.typing = message;
        break;
      case 'problem':
        this.closed = message.problem.code === 'live-channel-unknown';
    }
  }
}

function places(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function typedAt(typing: WatchedTyping | undefined, place: number, current: number): TypedWord | undefined {
  const text = typing?.words[place - typing.firstWord];
  return text === undefined ? undefined : { letters: graphemes(text), ended: place < current };
}
