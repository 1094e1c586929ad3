import { beforeEach, describe, expect, it } from 'vitest';
import { LiveRun, type LiveSocket } from './live-run';
import { Recorder } from './typing/recorder';

interface Told {
  readonly type: string;
  readonly from: number;
  readonly startMillis: number;
  readonly keystrokes: { readonly atMillis: number[]; readonly actions: string; readonly keys: string[] };
  readonly reachedMillis: number;
}

class FakeSocket implements LiveSocket {
  readyState: 0 | 1 | 2 | 3 = 0;
  onopen: LiveSocket['onopen'] = null;
  onmessage: LiveSocket['onmessage'] = null;
  onclose: LiveSocket['onclose'] = null;
  readonly said: Told[] = [];

  constructor(readonly path: string) {}

  send(text: string): void {
    this.said.push(JSON.parse(text) as Told);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.call(this as unknown as WebSocket, new Event('open'));
  }

  hear(message: object): void {
    this.onmessage?.call(this as unknown as WebSocket, { data: JSON.stringify(message) } as MessageEvent);
  }

  end(code: number): void {
    this.readyState = 3;
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
}

describe('a live run', () => {
  let sockets: FakeSocket[];
  let waiting: { action: () => void; millis: number }[];
  let recorder: Recorder;

  beforeEach(() => {
    sockets = [];
    waiting = [];
    recorder = new Recorder();
  });

  async function connected(): Promise<[LiveRun, FakeSocket]> {
    const live = new LiveRun(
      {
        open: (path) => {
          const socket = new FakeSocket(path);
          sockets.push(socket);
          return socket;
        },
        accessToken: () => Promise.resolve('token'),
        later: (action, millis) => void waiting.push({ action, millis }),
      },
      { userId: 'ada', resultId: 'run', test: 'signed', recorder },
    );
    await Promise.resolve();
    await Promise.resolve();
    sockets[0]!.open();
    return [live, sockets[0]!];
  }

  function press(key: string, at: number): void {
    recorder.down(key, key, at);
  }

  it('says who types what, and tells each event once', async () => {
    const [live, socket] = await connected();
    expect(socket.path).toBe('/ws/v1/players/ada/runs/run');
    expect(socket.said).toEqual([{ type: 'begin', token: 'token', test: 'signed' }]);
    press('a', 1_000);
    press('b', 1_100.3);
    live.tell(110);
    expect(socket.said).toHaveLength(1);

    socket.hear({ type: 'begun', events: 0 });
    press('c', 1_250.7);
    live.tell(260);

    expect(socket.said.slice(1)).toEqual([
      { type: 'events', from: 0, startMillis: 0, keystrokes: { atMillis: [0, 100.3], actions: 'DD', keys: ['a', 'b'] }, reachedMillis: 110 },
      { type: 'events', from: 2, startMillis: 250.7, keystrokes: { atMillis: [0], actions: 'D', keys: ['c'] }, reachedMillis: 260 },
    ]);
  });

  it('says how far it is when nothing is new', async () => {
    const [live, socket] = await connected();
    press('a', 0);
    socket.hear({ type: 'begun', events: 0 });

    live.tell(14_990);

    expect(socket.said.at(-1)).toMatchObject({ from: 0, reachedMillis: 14_990, keystrokes: { keys: ['a'] } });
  });

  it('tells again what is missing', async () => {
    const [live, socket] = await connected();
    for (const [place, key] of [...'abcdef'].entries()) press(key, place * 100);
    socket.hear({ type: 'begun', events: 0 });

    socket.hear({ type: 'resend', events: 2 });

    expect(socket.said.at(-1)).toMatchObject({ from: 2, keystrokes: { keys: ['c', 'd', 'e', 'f'] } });
    live.tell(700);
    expect(socket.said.at(-1)).toMatchObject({ from: 5 });
  });

  it('comes again after a break, later each time, and goes on where the cell is', async () => {
    const [, socket] = await connected();
    press('a', 0);
    press('b', 100);
    socket.hear({ type: 'begun', events: 0 });

    socket.end(1006);
    waiting.shift()!.action();
    await Promise.resolve();
    await Promise.resolve();
    sockets[1]!.open();
    sockets[1]!.hear({ type: 'begun', events: 1 });

    expect(sockets[1]!.said.at(-1)).toMatchObject({ from: 1, startMillis: 100, keystrokes: { keys: ['b'] } });
    sockets[1]!.end(1013);
    expect(waiting[0]!.millis).toBe(2_000);
  });

  it('stays away when it is refused', async () => {
    const [live, socket] = await connected();

    socket.hear({ type: 'problem', problem: { code: 'token-invalid' } });
    socket.end(1008);
    live.tell(100);

    expect(waiting).toEqual([]);
    expect(sockets).toHaveLength(1);
  });

  it('is dropped once, also while it is only beginning', async () => {
    const [live, socket] = await connected();
    live.drop();
    socket.hear({ type: 'begun', events: 0 });
    live.drop();

    expect(socket.said.filter(({ type }) => type === 'drop')).toHaveLength(1);
    socket.end(1000);
    expect(waiting).toEqual([]);
  });
});
