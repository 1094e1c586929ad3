import type { PreferencesDocument } from '../preferences';
import type { Keystrokes } from '../typing/stream';
import { problemFrom, Unreachable } from './problems';
import type {
  Account,
  AccountPreferences,
  Activity,
  Appeal,
  AppealedRun,
  BoardName,
  BoardPage,
  Boards,
  ComparedResult,
  Decision,
  Goals,
  HistoryFigures,
  Imported,
  ImportedResult,
  IssuedTest,
  KeyFigures,
  KeystrokeRetention,
  Language,
  LiveChannel,
  MemberPage,
  Page,
  Period,
  PersonalBest,
  Player,
  Profile,
  Progress,
  Receipt,
  Rescoring,
  Result,
  Retention,
  Run,
  Scope,
  Share,
  SharedResult,
  Tag,
  TenantChangePage,
  TenantOverview,
  TestWish,
  TestWords,
  TimeZone,
} from './types';

const TIME_LIMIT_MILLIS = 10_000;
const IMPORT_TIME_LIMIT_MILLIS = 60_000;
const ARCHIVE_TIME_LIMIT_MILLIS = 300_000;
const APPEALS_AT_ONCE = 10;

export interface Tagged<T> {
  readonly value: T;
  readonly etag: string | null;
}

export interface BoardQuery {
  readonly board: BoardName;
  readonly period: Period;
  readonly scope: Scope;
  readonly cursor?: string;
}

/** By which results are chosen; the server knows the names. */
export type ResultFilter = Readonly<Record<string, string | undefined>>;

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** CSV, in the body's place. */
  readonly file?: Blob;
  readonly headers?: Record<string, string>;
  readonly signed?: boolean;
  readonly timeLimitMillis?: number;
}

/** The one place that knows addresses and headers of the API. */
export class Api {
  readonly #fetch: typeof fetch;
  readonly #accessToken: () => Promise<string | undefined>;

  constructor(fetchFunction: typeof fetch, accessToken: () => Promise<string | undefined>) {
    this.#fetch = fetchFunction;
    this.#accessToken = accessToken;
  }

  async languages(): Promise<readonly Language[]> {
    return (await this.#json<{ languages: Language[] }>('/languages')).languages;
  }

  createTest(wish: TestWish): Promise<IssuedTest> {
    return this.#json('/tests', { method: 'POST', body: wish });
  }

  putResult(resultId: string, run: Run): Promise<Result> {
    return this.#json(`/results/${resultId}`, { method: 'PUT', body: run, signed: true });
  }

  results(limit: number, cursor?: string, filter: ResultFilter = {}): Promise<Page<Result>> {
    return this.#json(`/results?${query({ ...filter, limit: String(limit), cursor })}`, { signed: true });
  }

  /** What results come to; in its course too, where `by` says by what it is divided. */
  historyFigures(filter: ResultFilter, by?: string): Promise<HistoryFigures> {
    return this.#json(`/results/figures?${query({ ...filter, by })}`, { signed: true });
  }

  /** How keys and pairs of keys were typed in the latest results. */
  keyFigures(filter: ResultFilter): Promise<KeyFigures> {
    return this.#json(`/results/keys?${query({ ...filter })}`, { signed: true });
  }

  /** Results as a file. */
  async exportResults(format: 'csv' | 'json', filter: ResultFilter): Promise<Blob> {
    const response = await this.#send(`/results/export?${query({ ...filter, format })}`, {
      headers: { Accept: 'text/csv, application/json, application/problem+json' },
      signed: true,
      timeLimitMillis: ARCHIVE_TIME_LIMIT_MILLIS,
    });
    return response.blob();
  }

  importedResults(source: string, limit: number, cursor?: string): Promise<Page<ImportedResult>> {
    return this.#json(`/imported-results?${query({ source, limit: String(limit), cursor })}`, { signed: true });
  }

  /** Takes over a file of another site. */
  importResults(file: Blob): Promise<Imported> {
    return this.#json('/imported-results', { method: 'POST', file, signed: true, timeLimitMillis: IMPORT_TIME_LIMIT_MILLIS });
  }

  comparison(resultId: string): Promise<ComparedResult> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/comparison`, { signed: true });
  }

  result(resultId: string): Promise<Result> {
    return this.#json(`/results/${encodeURIComponent(resultId)}`, { signed: true });
  }

  keystrokes(resultId: string): Promise<Keystrokes> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/keystrokes`, { signed: true });
  }

  /** What was to be typed. */
  words(resultId: string): Promise<TestWords> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/words`, { signed: true });
  }

  async rescorings(resultId: string): Promise<readonly Rescoring[]> {
    const path = `/results/${encodeURIComponent(resultId)}/rescorings`;
    return (await this.#json<{ items: Rescoring[] }>(path, { signed: true })).items;
  }

  /** Asks for another look at a result that does not count. */
  appeal(resultId: string, text: string): Promise<Appeal> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/appeal`, { method: 'POST', body: { text }, signed: true });
  }

  appealOf(resultId: string): Promise<Appeal> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/appeal`, { signed: true });
  }

  /** Appeals that nobody has decided yet, the oldest first. */
  openAppeals(cursor?: string): Promise<Page<AppealedRun>> {
    return this.#json(`/moderation/appeals?${query({ limit: String(APPEALS_AT_ONCE), cursor })}`, { signed: true });
  }

  appealedKeystrokes(appealId: string): Promise<Keystrokes> {
    return this.#json(`/moderation/appeals/${appealId}/keystrokes`, { signed: true });
  }

  appealedWords(appealId: string): Promise<TestWords> {
    return this.#json(`/moderation/appeals/${appealId}/words`, { signed: true });
  }

  decideAppeal(appealId: string, decision: Decision, reason: string): Promise<AppealedRun> {
    return this.#json(`/moderation/appeals/${appealId}`, { method: 'POST', body: { decision, reason }, signed: true });
  }

  async personalBests(): Promise<readonly PersonalBest[]> {
    return (await this.#json<{ items: PersonalBest[] }>('/personal-bests', { signed: true })).items;
  }

  async tags(): Promise<readonly Tag[]> {
    return (await this.#json<{ items: Tag[] }>('/tags', { signed: true })).items;
  }

  putTag({ tagId, name }: Tag): Promise<Tag> {
    return this.#json(`/tags/${tagId}`, { method: 'PUT', body: { name }, signed: true });
  }

  async deleteTag(tagId: string): Promise<void> {
    await this.#send(`/tags/${tagId}`, { method: 'DELETE', signed: true });
  }

  share(resultId: string): Promise<Share> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/share`, { signed: true });
  }

  beginShare(resultId: string): Promise<Share> {
    return this.#json(`/results/${encodeURIComponent(resultId)}/share`, { method: 'PUT', signed: true });
  }

  async endShare(resultId: string): Promise<void> {
    await this.#send(`/results/${encodeURIComponent(resultId)}/share`, { method: 'DELETE', signed: true });
  }

  sharedResult(userId: string, resultId: string): Promise<SharedResult> {
    return this.#json(`/players/${encodeURIComponent(userId)}/results/${encodeURIComponent(resultId)}`);
  }

  async resultTags(resultId: string): Promise<readonly Tag[]> {
    return (await this.#json<{ items: Tag[] }>(`/results/${encodeURIComponent(resultId)}/tags`, { signed: true })).items;
  }

  async putResultTags(resultId: string, tagIds: readonly string[]): Promise<readonly Tag[]> {
    const call: Call = { method: 'PUT', body: { tagIds }, signed: true };
    return (await this.#json<{ items: Tag[] }>(`/results/${encodeURIComponent(resultId)}/tags`, call)).items;
  }

  progress(): Promise<Progress> {
    return this.#json('/progress', { signed: true });
  }

  /** The days on which the player typed, of the last year. */
  activity(): Promise<Activity> {
    return this.#json('/progress/activity', { signed: true });
  }

  putGoals(goals: Goals): Promise<Progress> {
    return this.#json('/progress/goals', { method: 'PUT', body: goals, signed: true });
  }

  putTimeZone(timeZone: string): Promise<TimeZone> {
    return this.#json('/progress/time-zone', { method: 'PUT', body: { timeZone }, signed: true });
  }

  account(): Promise<Tagged<Account>> {
    return this.#tagged('/account', { signed: true });
  }

  putProfile(profile: Profile, etag: string | null): Promise<Tagged<Account>> {
    const headers: Record<string, string> = etag === null ? {} : { 'If-Match': etag };
    return this.#tagged('/account/profile', { method: 'PUT', body: profile, headers, signed: true });
  }

  preferences(): Promise<AccountPreferences> {
    return this.#json('/account/preferences', { signed: true });
  }

  putPreferences(preferences: PreferencesDocument): Promise<AccountPreferences> {
    return this.#json('/account/preferences', { method: 'PUT', body: preferences, signed: true });
  }

  liveChannel(): Promise<LiveChannel> {
    return this.#json('/account/live-channel', { signed: true });
  }

  openLiveChannel(): Promise<LiveChannel> {
    return this.#json('/account/live-channel', { method: 'PUT', signed: true });
  }

  async closeLiveChannel(): Promise<void> {
    await this.#send('/account/live-channel', { method: 'DELETE', signed: true });
  }

  keystrokeRetention(): Promise<KeystrokeRetention> {
    return this.#json('/account/keystrokes', { signed: true });
  }

  putKeystrokeRetention(keep: Retention): Promise<KeystrokeRetention> {
    return this.#json('/account/keystrokes', { method: 'PUT', body: { keep }, signed: true });
  }

  /** Everything that is kept of the player, as a ZIP. */
  async archive(): Promise<Blob> {
    const response = await this.#send('/account/archive', {
      headers: { Accept: 'application/zip, application/problem+json' },
      signed: true,
      timeLimitMillis: ARCHIVE_TIME_LIMIT_MILLIS,
    });
    return response.blob();
  }

  /** Deletes the account everywhere. It goes on by itself; the receipt says how far it is. */
  deleteAccount(username: string): Promise<Receipt> {
    return this.#json('/account', { method: 'DELETE', body: { username }, signed: true });
  }

  /** Without a token: whose receipt it is cannot sign in any more. */
  receipt(id: string): Promise<Receipt> {
    return this.#json(`/receipts/${encodeURIComponent(id)}`);
  }

  /** Whose place this is; undefined where everybody may be. */
  async tenantHere(): Promise<string | undefined> {
    return (await this.#json<{ tenant?: string }>('/tenant')).tenant;
  }

  tenantOverview(tenant: string): Promise<TenantOverview> {
    return this.#json(`/administration/${tenant}`, { signed: true });
  }

  /** Who has a seat; or the members of whose name or address `search` is a part. */
  members(tenant: string, wanted: { after?: string; search?: string } = {}): Promise<MemberPage> {
    return this.#json(`/administration/${tenant}/members?${query(wanted)}`, { signed: true });
  }

  async addMember(tenant: string, username: string, reason: string): Promise<void> {
    await this.#send(`/administration/${tenant}/members`, { method: 'POST', body: { username, reason }, signed: true });
  }

  async removeMember(tenant: string, userId: string, reason: string): Promise<void> {
    await this.#send(`/administration/${tenant}/members/${userId}/removal`, { method: 'POST', body: { reason }, signed: true });
  }

  tenantChanges(tenant: string, before?: number): Promise<TenantChangePage> {
    return this.#json(`/administration/${tenant}/audit?${query({ before: before?.toString() })}`, { signed: true });
  }

  /** The part of all data of the tenant behind a member, as a ZIP; the first one without. */
  async tenantArchive(tenant: string, reason: string, after?: string): Promise<Blob> {
    const response = await this.#send(`/administration/${tenant}/archive`, {
      method: 'POST',
      body: { reason, after },
      headers: { Accept: 'application/zip, application/problem+json' },
      signed: true,
      timeLimitMillis: ARCHIVE_TIME_LIMIT_MILLIS,
    });
    return response.blob();
  }

  player(userId: string): Promise<Player> {
    return this.#json(`/players/${encodeURIComponent(userId)}`);
  }

  boards(): Promise<Boards> {
    return this.#json('/boards');
  }

  /** Answers `undefined` when nothing has changed since the copy with this tag. */
  async board(wanted: BoardQuery, knownEtag: string | null = null): Promise<Tagged<BoardPage> | undefined> {
    const headers: Record<string, string> = knownEtag === null ? {} : { 'If-None-Match': knownEtag };
    const parameters = query({ scope: wanted.scope, limit: '50', cursor: wanted.cursor });
    const response = await this.#send(`${boardPath(wanted)}?${parameters}`, { headers });
    if (response.status === 304) return undefined;
    return { value: (await response.json()) as BoardPage, etag: response.headers.get('ETag') };
  }

  aroundMe(wanted: BoardQuery): Promise<BoardPage> {
    return this.#json(`${boardPath(wanted)}/around-me?${query({ scope: wanted.scope, radius: '10' })}`, { signed: true });
  }

  /** A player's place on a board: the only entry of the page. */
  placeOf(wanted: BoardQuery, userId: string): Promise<BoardPage> {
    return this.#json(`${boardPath(wanted)}/players/${encodeURIComponent(userId)}?${query({ scope: wanted.scope })}`);
  }

  async #json<T>(path: string, call: Call = {}): Promise<T> {
    return (await (await this.#send(path, call)).json()) as T;
  }

  async #tagged<T>(path: string, call: Call): Promise<Tagged<T>> {
    const response = await this.#send(path, call);
    return { value: (await response.json()) as T, etag: response.headers.get('ETag') };
  }

  async #send(path: string, call: Call): Promise<Response> {
    const headers = new Headers({ Accept: 'application/json', ...call.headers });
    if (call.body !== undefined) headers.set('Content-Type', 'application/json');
    if (call.file !== undefined) headers.set('Content-Type', 'text/csv');
    const token = call.signed ? await this.#accessToken() : undefined;
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);

    const request: RequestInit = {
      method: call.method ?? 'GET',
      headers,
      signal: AbortSignal.timeout(call.timeLimitMillis ?? TIME_LIMIT_MILLIS),
      credentials: 'same-origin',
    };
    if (call.body !== undefined) request.body = JSON.stringify(call.body);
    if (call.file !== undefined) request.body = call.file;
    const response = await this.#reach(`/api/v1${path}`, request);
    if (response.ok || response.status === 304) return response;
    const problem = await problemFrom(response);
    // What is public elsewhere is for members only at a tenant's place.
    const membersOnly = problem.code === 'sign-in-needed' && !call.signed && (await this.#accessToken()) !== undefined;
    if (membersOnly) return this.#send(path, { ...call, signed: true });
    throw problem;
  }

  async #reach(address: string, request: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(address, request);
    } catch (cause) {
      throw new Unreachable(cause);
    }
  }
}

function boardPath({ board, period }: BoardQuery): string {
  return `/boards/${board.mode}/${board.amount}/${encodeURIComponent(board.language)}/${period}`;
}

function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}
