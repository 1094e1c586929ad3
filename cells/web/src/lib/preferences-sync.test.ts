import { describe, expect, it } from 'vitest';
import type { AccountPreferences } from './api/types';
import { documentOf, preferencesOf, type Preferences, type PreferencesDocument } from './preferences';
import { syncPreferences } from './preferences-sync';

class Browser {
  current: Preferences;
  listener: (() => void) | undefined;

  constructor(
    document: PreferencesDocument,
    public changedAtMillis: number,
    public kept: boolean,
  ) {
    this.current = preferencesOf(document);
  }

  adopt(document: unknown, changedAtMillis: number): void {
    this.current = preferencesOf(document);
    this.keep(changedAtMillis);
  }

  keep(changedAtMillis: number): void {
    this.changedAtMillis = changedAtMillis;
    this.kept = true;
  }

  onChange(listener: () => void): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  change(change: Partial<Preferences>): void {
    this.current = { ...this.current, ...change };
    this.kept = false;
    this.listener?.();
  }
}

class Server {
  readonly sent: PreferencesDocument[] = [];
  away = false;

  constructor(public kept: AccountPreferences) {}

  async preferences(): Promise<AccountPreferences> {
    if (this.away) throw new Error('away');
    return this.kept;
  }

  async putPreferences(preferences: PreferencesDocument): Promise<AccountPreferences> {
    if (this.away) throw new Error('away');
    this.sent.push(preferences);
    this.kept = { preferences, changedAt: at(9_000) };
    return this.kept;
  }
}

const at = (millis: number): string => new Date(millis).toISOString();

class Waiting {
  actions: (() => void)[] = [];
  readonly later = (action: () => void): (() => void) => {
    this.actions.push(action);
    return () => (this.actions = this.actions.filter((each) => each !== action));
  };
}

describe('on sign-in', () => {
  it("the account's preferences hold", async () => {
    const browser = new Browser({ blind: true }, 4_000, false);
    const server = new Server({ preferences: { volume: 10 }, changedAt: at(5_000) });
    await syncPreferences(browser, server, new Waiting().later);
    expect(documentOf(browser.current)).toEqual({ volume: 10 });
    expect(browser.kept).toBe(true);
    expect(server.sent).toEqual([]);
  });

  it('those of a browser that changed something later hold', async () => {
    const browser = new Browser({ blind: true }, 6_000, false);
    const server = new Server({ preferences: { volume: 10 }, changedAt: at(5_000) });
    await syncPreferences(browser, server, new Waiting().later);
    expect(server.sent).toEqual([{ blind: true }]);
    expect([browser.kept, browser.changedAtMillis]).toEqual([true, 9_000]);
  });

  it('an account that has none takes those of the browser, but not from one that never chose', async () => {
    const server = new Server({ preferences: {} });
    await syncPreferences(new Browser({}, 0, true), server, new Waiting().later);
    expect(server.sent).toEqual([]);
    await syncPreferences(new Browser({ blind: true }, 1, false), server, new Waiting().later);
    expect(server.sent).toEqual([{ blind: true }]);
  });

  it('a server that is away changes nothing', async () => {
    const browser = new Browser({ blind: true }, 6_000, false);
    const server = new Server({ preferences: {} });
    server.away = true;
    await syncPreferences(browser, server, new Waiting().later);
    expect([browser.current.blind, browser.kept]).toEqual([true, false]);
  });
});

describe('afterwards', () => {
  it('many changes at once are sent once, and none after the end', async () => {
    const browser = new Browser({}, 0, true);
    const server = new Server({ preferences: {} });
    const waiting = new Waiting();
    const end = await syncPreferences(browser, server, waiting.later);
    browser.change({ volume: 10 });
    browser.change({ volume: 15 });
    expect(waiting.actions.length).toBe(1);
    waiting.actions[0]!();
    await Promise.resolve();
    expect(server.sent).toEqual([{ volume: 15 }]);
    browser.change({ volume: 20 });
    end();
    expect(waiting.actions.filter((action) => action !== waiting.actions[0])).toEqual([]);
    expect(browser.listener).toBeUndefined();
  });
});
