import type { Recorder } from './typing/recorder';

/** What is needed of a browser's WebSocket. */
export type LiveSocket = Pick<WebSocket, 'readyState' | 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>;

export interface LiveOptions {
  readonly open: (path: string) => LiveSocket;
  readonly accessToken: () => Promise<string | undefined>;
  /** Calls back once after so many milliseconds. */
  readonly later: (action: () => void, millis: number) => void;
}

/** A run that goes live. */
export interface LiveSource {
  readonly userId: string;
  readonly resultId: string;
  /** The signed test. */
  readonly test: string;
  /** Of a custom test. */
  readonly text?: string;
  readonly recorder: Recorder;
}

const OPEN = 1;
const COME_AGAIN = 1013;
const BROKEN = 1006;
const MOST_ATTEMPTS = 6;
const MOST_EVENTS = 500;
const FIRST_PAUSE_MILLIS = 1_000;

/**
 * Tells the player's cell what is typed while it is typed, so that the run survives a closed tab. Nothing depends on it:
 * without a connection the run is sent when it has ended, as ever.
 */
export class LiveRun {
  readonly #options: LiveOptions;
  readonly #source: LiveSource;
  #socket: LiveSocket | undefined;
  #begun = false;
  #over = false;
  #attempts = 0;
  /** How many events the cell has, or is being told. */
  #told = 0;
  #reachedMillis = 0;

  constructor(options: LiveOptions, source: LiveSource) {
    this.#options = options;
    this.#source = source;
    void this.#connect();
  }

  /** Tells what is new. `reachedMillis` is how far the run is. */
  tell(reachedMillis: number): void {
    this.#reachedMillis = reachedMillis;
    if (!this.#begun || this.#socket?.readyState !== OPEN) return;
    const { recorder } = this.#source;
    // Even if nothing is: a timed run goes on without keys. What was told before is passed over.
    const from = Math.min(this.#told, recorder.events - 1);
    if (from < 0) return;
    const part = recorder.part(from, MOST_EVENTS);
    this.#say({ type: 'events', from, ...part, reachedMillis });
    this.#told = from + part.keystrokes.keys.length;
  }

  /** It was handed in, or nobody wants it any more. */
  drop(): void {
    if (this.#over) return;
    this.#over = true;
    // Otherwise as soon as it has begun.
    if (this.#begun && this.#socket?.readyState === OPEN) this.#say({ type: 'drop' });
  }

  async #connect(): Promise<void> {
    const token = await this.#options.accessToken();
    if (this.#over || token === undefined) return;
    const { userId, resultId, test, text } = this.#source;
    const socket = this.#options.open(`/ws/v1/players/${userId}/runs/${resultId}`);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: 'begin', token, test, ...(text === undefined ? {} : { text }) }));
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as { type: string; events?: number });
    socket.onclose = ({ code }) => this.#closed(code);
  }

  #hear(message: { type: string; events?: number }): void {
    if (message.type === 'begun' || message.type === 'resend') {
      this.#told = message.events ?? 0;
      this.#begun = true;
      if (this.#over) this.#say({ type: 'drop' });
      else this.tell(this.#reachedMillis);
    } else if (message.type === 'result') {
      this.#over = true;
    }
  }

  #closed(code: number): void {
    this.#begun = false;
    if (this.#over || (code !== COME_AGAIN && code !== BROKEN) || ++this.#attempts > MOST_ATTEMPTS) return;
    this.#options.later(() => void this.#connect(), FIRST_PAUSE_MILLIS * 2 ** (this.#attempts - 1));
  }

  #say(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }
}
