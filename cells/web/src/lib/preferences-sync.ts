import type { AccountPreferences } from './api/types';
import { documentOf, type Preferences, type PreferencesDocument } from './preferences';

/** Where preferences are in this browser. */
export interface LocalPreferences {
  readonly current: Preferences;
  readonly changedAtMillis: number;
  readonly kept: boolean;
  adopt(document: unknown, changedAtMillis: number): void;
  keep(changedAtMillis: number): void;
  onChange(listener: () => void): () => void;
}

export interface PreferencesApi {
  preferences(): Promise<AccountPreferences>;
  putPreferences(preferences: PreferencesDocument): Promise<AccountPreferences>;
}

/** Somebody who drags a slider changes something many times a second. */
const PAUSE_MILLIS = 1_000;

/**
 * Brings a browser and an account to the same preferences: the account's hold, unless this browser changed something later.
 * From then on every change is sent. Answers a function that ends it.
 */
export async function syncPreferences(
  local: LocalPreferences,
  api: PreferencesApi,
  later: (action: () => void, millis: number) => () => void,
): Promise<() => void> {
  let cancel: (() => void) | undefined;

  async function send(): Promise<void> {
    const sent = local.current;
    try {
      const { changedAt } = await api.putPreferences(documentOf(sent));
      // Something that was changed meanwhile has its own sending before it.
      if (local.current === sent && changedAt) local.keep(Date.parse(changedAt));
    } catch {
      // They stay marked as not kept, and go with the next change or the next visit.
    }
  }

  try {
    const { preferences, changedAt } = await api.preferences();
    const theirs = changedAt ? Date.parse(changedAt) : undefined;
    const oursAreLater = !local.kept && (theirs === undefined || local.changedAtMillis > theirs);
    if (oursAreLater) await send();
    else if (theirs !== undefined) local.adopt(preferences, theirs);
  } catch {
    // What is stored here holds until the account can be reached.
  }
  const end = local.onChange(() => {
    cancel?.();
    cancel = later(() => void send(), PAUSE_MILLIS);
  });
  return () => {
    cancel?.();
    end();
  };
}
