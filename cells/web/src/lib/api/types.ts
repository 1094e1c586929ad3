/** The shapes of `/api/v1`, as the wire has them. What may be `null` there may also be left out. */

import type { Figures } from '../typing/figures';
import type { Difficulty, Keystrokes, Mode } from '../typing/stream';

export interface Language {
  readonly id: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether tests can be had without diacritics. */
  readonly lazy?: boolean;
}

export interface TestSettings {
  readonly mode: Mode;
  readonly amount: number;
  readonly language: string;
  readonly punctuation: boolean;
  readonly numbers: boolean;
  readonly difficulty: Difficulty;
  /** Whether the words come without their diacritics. */
  readonly lazy: boolean;
}

/** What a test is asked for by. */
export interface TestWish extends TestSettings {
  /** Of a `custom` test, and of no other. */
  readonly text?: string;
}

export interface IssuedTest extends TestSettings {
  readonly testId: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly words: readonly string[];
  /** The signed test: the server takes no other back. */
  readonly token: string;
}

export interface Run {
  readonly test: string;
  /** Of a `custom` test, and of no other: nobody but the player has it. */
  readonly text?: string;
  readonly keystrokes: Keystrokes;
}

export interface Result extends TestSettings, Figures {
  readonly resultId: string;
  readonly testId: string;
  readonly completedAt: string;
  readonly personalBest: boolean;
  readonly formulaVersion: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
}

export interface PersonalBest extends TestSettings {
  readonly wpm: number;
  readonly accuracy: number;
  readonly resultId: string;
  readonly achievedAt: string;
}

export interface Profile {
  readonly displayName: string;
  readonly country?: string | null;
  readonly keyboardLayout: string;
  readonly bio: string;
}

export interface Account extends Profile {
  readonly userId: string;
  readonly username: string;
  readonly createdAt: string;
  readonly home: { readonly cell: string; readonly epoch: number };
}

/** What a player gets who has deleted their account. It names nobody. */
export interface Receipt {
  readonly id: string;
  readonly state: 'requested' | 'fenced' | 'erased' | 'done';
  readonly requestedAt: string;
  readonly doneAt?: string;
  readonly cellsDone: number;
  readonly cellsTotal: number;
  readonly cells: readonly ReceiptOfCell[];
  readonly signIn: 'pending' | 'deleted' | 'not_configured';
  readonly topology: Readonly<Record<string, number>>;
  readonly notErased: readonly string[];
}

export interface ReceiptOfCell {
  readonly cell: string;
  readonly state: 'pending' | 'erased' | 'failed' | 'retired';
  readonly erasedAt?: string;
  readonly rows: Readonly<Record<string, number>>;
}

/** A tenant as its administrators see it. */
export interface TenantOverview {
  readonly id: string;
  readonly displayName: string;
  readonly hosts: readonly string[];
  readonly seats: number;
  readonly seated: number;
  readonly allowed: readonly string[];
  readonly signInAt?: string;
  readonly administrators: number;
}

export interface Member {
  readonly userId: string;
  /** Left out when Keycloak does not tell it. */
  readonly username?: string;
  readonly administrator: boolean;
}

export interface MemberPage {
  readonly members: readonly Member[];
  readonly after?: string;
}

export interface TenantChange {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly description: string;
}

export interface TenantChangePage {
  readonly changes: readonly TenantChange[];
  readonly before?: number;
}

export interface Player extends Profile {
  readonly userId: string;
  readonly joinedAt: string;
}

export type Period = 'all-time' | 'daily' | 'weekly';
export type Scope = 'all' | 'cell';

export interface BoardName {
  readonly mode: Mode;
  readonly amount: number;
  readonly language: string;
}

export interface Boards {
  readonly boards: readonly BoardName[];
  readonly periods: readonly Period[];
}

export interface BoardEntry {
  readonly rank: number;
  readonly userId: string;
  /** Unknown for a moment when the player is new and lives elsewhere. */
  readonly displayName?: string | null;
  readonly country?: string | null;
  readonly wpm: number;
  readonly accuracy: number;
  readonly achievedAt: string;
  readonly resultId: string;
  readonly cell: string;
}

export interface BoardPage {
  readonly scope: Scope;
  readonly total: number;
  readonly asOf: string;
  readonly entries: readonly BoardEntry[];
  readonly nextCursor?: string | null;
}
