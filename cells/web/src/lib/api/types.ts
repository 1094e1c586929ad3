/** The shapes of `/api/v1`, as the wire has them. What may be `null` there may also be left out. */

import type { ImportSource } from '../history-query';
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

export interface Quote {
  readonly id: number;
  readonly author: string;
  readonly work: string;
  readonly year: number;
}

/** The words of a test that is over. */
export interface TestWords {
  readonly words: readonly string[];
  readonly quote?: Quote | null;
}

/** What a result was worth before a formula changed. */
export interface Rescoring {
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly wpm: number;
  readonly accuracy: number;
  readonly rescoredAt: string;
}

export interface IssuedTest extends TestSettings {
  readonly testId: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly words: readonly string[];
  /** Whose words they are, in a `quote` test. */
  readonly quote?: Quote | null;
  /** The signed test: the server takes no other back. */
  readonly token: string;
}

export interface Run {
  readonly test: string;
  /** Of a `custom` test, and of no other: nobody but the player has it. */
  readonly text?: string;
  readonly keystrokes: Keystrokes;
  /** When it was typed to its end, by this browser's clock: it may be sent days later, and counts for its own day. */
  readonly completedAt?: string;
}

export interface Result extends TestSettings, Figures {
  readonly resultId: string;
  readonly testId: string;
  readonly completedAt: string;
  readonly personalBest: boolean;
  readonly formulaVersion: number;
  /** Whether it counts: for bests, and on boards. */
  readonly standing: Standing;
  /** What speaks against it. */
  readonly suspicions: readonly Suspicion[];
}

/** What some results come to: means, how many there are, and the best. */
export interface Average {
  readonly results: number;
  readonly seconds: number;
  readonly wpm: number;
  readonly bestWpm: number;
  readonly accuracy: number;
  readonly consistency: number;
}

export interface HistoryFigures {
  readonly all?: Average | null;
  readonly latest100?: Average | null;
  readonly latest10?: Average | null;
  /** Whether all results were looked at, and not only the newest of very many. */
  readonly complete: boolean;
  readonly course: readonly CoursePoint[];
}

/** A day, week or month in which something was typed. */
export interface CoursePoint extends Average {
  /** Its first day, such as `2026-11-22`. */
  readonly from: string;
}

/** How the player's keys and pairs of keys were typed in their latest results. */
export interface KeyFigures {
  /** How many results were read. */
  readonly results: number;
  readonly keys: readonly Key[];
  readonly pairs: readonly KeyPair[];
  readonly slowest: readonly KeyPair[];
  readonly mostMissed: readonly KeyPair[];
}

export interface Presses {
  readonly presses: number;
  readonly errors: number;
  readonly meanMillis?: number | null;
  readonly medianMillis?: number | null;
}

export interface Key extends Presses {
  readonly character: string;
}

export interface KeyPair extends Presses {
  readonly first: string;
  readonly second: string;
}

/** A result beside the player's own before it, and beside the bests of the cell's players. */
export interface ComparedResult {
  readonly latest100?: Average | null;
  readonly latest10?: Average | null;
  readonly players: number;
  readonly percentSlower?: number | null;
}

/** A result of another site, as that site tells it. */
export interface ImportedResult {
  readonly source: ImportSource;
  readonly sourceId: string;
  readonly mode: string;
  readonly amount: number;
  readonly language: string;
  readonly wpm: number;
  readonly raw?: number | null;
  readonly accuracy: number;
  readonly consistency?: number | null;
  readonly completedAt: string;
}

/** What a file has come to. */
export interface Imported {
  readonly source?: ImportSource | null;
  readonly results: number;
  readonly added: number;
}

export type Standing = 'counted' | 'flagged' | 'appealed' | 'cleared' | 'upheld';

export interface Suspicion {
  readonly code: string;
  readonly reason: string;
}

/** What a player said for a result that does not count, and what became of it. */
export interface Appeal {
  readonly resultId: string;
  readonly text: string;
  readonly appealedAt: string;
  readonly state: 'open' | 'cleared' | 'upheld';
  readonly reason?: string | null;
  readonly decidedAt?: string | null;
}

/** An appeal with the run that it is about, for a moderator. */
export interface AppealedRun {
  readonly appealId: string;
  readonly userId: string;
  /** Missing of a player who is shown to the members of a tenant only. */
  readonly displayName?: string | null;
  readonly text: string;
  readonly appealedAt: string;
  readonly result?: Result | null;
}

export type Decision = 'clear' | 'uphold';

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

/** A player's own word for some of their results. */
export interface Tag {
  readonly tagId: string;
  readonly name: string;
}

export interface Progress {
  readonly xp: number;
  readonly level: number;
  /** The experience with which the level began, and with which the next one begins. */
  readonly levelXp: number;
  readonly nextLevelXp: number;
  readonly tests: number;
  readonly seconds: number;
  readonly streak: Streak;
  readonly today: ActivityDay;
  readonly timeZone: TimeZone;
  readonly goals: Goals;
  /** On how many days the goals of the day were reached. */
  readonly goalDays: number;
  readonly lastCredit?: { readonly resultId: string; readonly xp: number; readonly levelBefore: number };
}

export interface Streak {
  readonly days: number;
  readonly longest: number;
  readonly typedToday: boolean;
  readonly dayEndsAt: string;
}

export interface ActivityDay {
  /** Such as `2026-11-22`. */
  readonly day: string;
  readonly tests: number;
  readonly seconds: number;
  readonly xp: number;
  readonly goalReached: boolean;
}

export interface Activity {
  readonly from: string;
  readonly to: string;
  readonly days: readonly ActivityDay[];
}

export interface TimeZone {
  readonly name: string;
  readonly next?: string | null;
  readonly nextFrom?: string | null;
}

export interface Goals {
  readonly testsADay?: number | null;
  readonly minutesADay?: number | null;
  readonly speed?: SpeedGoal | null;
}

export interface SpeedGoal extends BoardName {
  readonly wpm: number;
  readonly best?: number;
  readonly reachedAt?: string | null;
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

/** What the account keeps of how its player likes to type. */
/** The link by which others watch; missing while nobody may. */
export interface LiveChannel {
  /** Of the page to watch on. */
  readonly path?: string | null;
  readonly openedAt?: string | null;
}

export interface Share {
  /** Of the page that shows it. */
  readonly path: string;
  /** Missing when it is not shown. */
  readonly sharedAt?: string | null;
}

export interface SharedResult {
  readonly player: { readonly userId: string; readonly displayName: string };
  readonly result: Result;
  readonly quote?: Quote | null;
}

export type Retention = 'never' | 'two-months' | 'year' | 'always';

export interface KeystrokeRetention {
  readonly keep: Retention;
  /** Missing when the player never said anything. */
  readonly changedAt?: string | null;
}

export interface AccountPreferences {
  readonly preferences: Readonly<Record<string, unknown>>;
  /** Missing when nothing was ever kept. */
  readonly changedAt?: string | null;
}
