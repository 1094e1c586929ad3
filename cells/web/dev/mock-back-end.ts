import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Account, AccountPreferences, ActivityDay, Appeal, AppealedRun, Average, BoardEntry, Goals, HistoryFigures, IssuedTest, KeyFigures, KeyPair, KeystrokeRetention, Member, Presses, Progress, Result, Retention, Run, Tag, TenantChange, TestSettings, TestWish } from '../src/lib/api/types';
import { figuresOf } from '../src/lib/typing/figures';

/**
 * A back end in memory, for working on the pages without one. It is never part of a build, checks nothing that matters,
 * and signs everybody in as the same player.
 */
export function mockBackEnd(): Plugin {
  return {
    name: 'mock-back-end',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}

const USER_ID = '5f0c6a52-6a0e-4c3f-9d0b-2f5d6a1e7c11';
const WORDS = (
  'the be of and a to in he have it that for they with as not on she at by this we you do but from or which one would all ' +
  'will there say who make when can more if no man out other so what time up go about than into could state only new year ' +
  'some take come these know see use get like then first any work now may such give over think most even find day also ' +
  'after way many must look before great back through long where much should well people down own just because good each ' +
  'those feel seem how high too place little world very still nation hand old life tell write become here show house both ' +
  'between need mean call develop under last right move thing general school never same another begin while number part turn ' +
  'real leave might want point form off child few small since against ask late home interest large person end open public'
).split(' ');

const tests = new Map<string, IssuedTest>();
const results: Result[] = [];
const appeals = new Map<string, Appeal>();
const runs = new Map<string, Run>();
const state = { etag: 1, boardEtag: 1, failing: false };
const tags: Tag[] = [];
const taggedAs = new Map<string, string[]>();
const earned = { xp: 2_050, last: undefined as Progress['lastCredit'], goals: { testsADay: 10 } as Goals, zone: 'Europe/London' };
let nonce = '';
/** Whoever signs in moderates; whoever signs up does not. */
let moderator = true;
const sharedSince = new Map<string, string>();
let channelOpened: string | null = null;
let retention: KeystrokeRetention = { keep: 'two-months' };
let storedPreferences: AccountPreferences = { preferences: {} };

const account: { -readonly [K in keyof Account]: Account[K] } = {
  userId: USER_ID,
  username: 'ada',
  displayName: 'Ada Lovelace',
  country: 'GB',
  keyboardLayout: 'qwerty',
  bio: 'Notes on the analytical engine, mostly at night.',
  createdAt: '2026-01-14T09:30:00Z',
  home: { cell: 'eu-1', epoch: 1 },
};

const NAMES = ['grace', 'linus', 'margaret', 'Alan', 'Katherine', 'Edsger', 'Barbara', 'Donald', 'Radia', 'Ken', 'Frances', 'Tim'];
const COUNTRIES = ['US', 'FI', 'US', 'GB', null, 'NL', 'US', 'US', 'CA', null, 'FR', 'GB'];

const answer: Connect.NextHandleFunction = (request, response, next) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/auth/')) return void keycloak(request, response, url);
  if (!url.pathname.startsWith('/api/v1/')) return next();
  void api(request, response, url);
};

async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const path = url.pathname.slice('/api/v1'.length);
  const body = await bodyOf(request);
  const method = request.method ?? 'GET';
  if (path === '/mock/failing') {
    state.failing = method === 'PUT';
    return send(response, 200, {});
  }
  // A tenant's place is one that is looked at by its host name.
  if (path === '/tenant') return send(response, 200, { tenant: request.headers.host?.startsWith('acme.') ? 'acme' : null });
  if (path === '/languages') {
    const named = (id: string, name: string) => ({ id, name, direction: 'ltr' });
    return send(response, 200, { languages: [named('english', 'English'), named('german', 'Deutsch'), named('french', 'Français')] });
  }
  if (path === '/tests' && method === 'POST') return send(response, 201, createTest(body as TestWish));
  if (path === '/boards') {
    const boards = ['english', 'german'].flatMap((language) => [
      ...[15, 30, 60, 120].map((amount) => ({ mode: 'time', amount, language })),
      ...[10, 25, 50, 100].map((amount) => ({ mode: 'words', amount, language })),
    ]);
    return send(response, 200, { boards, periods: ['all-time', 'daily', 'weekly'] });
  }
  const shown = /^\/players\/([^/]+)\/results\/([^/]+)$/.exec(path);
  if (shown !== null) return sharedResult(response, shown[1]!, shown[2]!);
  if (path.startsWith('/players/')) {
    const { userId, displayName, country, keyboardLayout, bio, createdAt } = account;
    return send(response, 200, { userId, displayName, country, keyboardLayout, bio, joinedAt: createdAt });
  }
  if (path.startsWith('/boards/')) return board(response, request, url, path);
  if (request.headers.authorization === undefined) return refuse(response, 401, 'not-signed-in', 'Nobody is signed in');
  if (/^\/results\/[^/]+$/.test(path) && method === 'PUT') return putResult(response, path.slice('/results/'.length), body as Run);
  if (path === '/progress') return send(response, 200, progress());
  if (path === '/progress/activity') return send(response, 200, activity());
  if (path === '/progress/goals') {
    earned.goals = body as Goals;
    return send(response, 200, progress());
  }
  if (path === '/progress/time-zone') {
    earned.zone = (body as { timeZone: string }).timeZone;
    return send(response, 200, { name: earned.zone });
  }
  if (path.startsWith('/tags') || /^\/results\/[^/]+\/tags$/.test(path)) return tagging(response, path, method, body);
  const sharing = /^\/results\/([^/]+)\/share$/.exec(path);
  if (sharing !== null) return share(response, sharing[1]!, method);
  if (path === '/account/live-channel') return channel(response, method);
  const appealed = /^\/results\/([^/]+)\/appeal$/.exec(path);
  if (appealed !== null) return appeal(response, appealed[1]!, method, body as { text?: string } | undefined);
  if (path === '/imported-results') {
    if (method === 'POST') return send(response, 200, { source: 'typeracer', results: 120, added: 118 });
    const source = url.searchParams.get('source');
    const items = EARLIER.slice(0, source === 'typeracer' ? 40 : 0).map((each, i) => ({
      ...each, source, sourceId: String(40 - i), mode: 'race', amount: 0, language: '', raw: null, consistency: null,
    }));
    return send(response, 200, { items });
  }
  if (path === '/results/keys') return send(response, 200, keyFigures(url.searchParams));
  if (path === '/results/figures') return send(response, 200, historyFigures(url.searchParams));
  if (path === '/results/export') return send(response, 200, { items: history(url.searchParams) });
  if (/^\/results\/[^/]+\/comparison$/.test(path)) {
    const compared = { ...historyFigures(url.searchParams), players: 1_204, percentSlower: 83.05 };
    return send(response, 200, compared);
  }
  const kept = /^\/results\/([^/]+)(\/keystrokes|\/words|\/rescorings)?$/.exec(path);
  if (kept !== null) return result(response, kept[1]!, kept[2]);
  if (path === '/results') {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const found = history(url.searchParams);
    return send(response, 200, { items: found.slice(from, from + 50), nextCursor: from + 50 < found.length ? String(from + 50) : null });
  }
  if (path === '/personal-bests') {
    const items = results.filter((result) => result.personalBest).slice(0, 6);
    return send(response, 200, { items: items.map((result) => ({ ...result, achievedAt: result.completedAt })) });
  }
  if (path === '/account') return send(response, 200, account, { ETag: `"${state.etag}"` });
  if (path === '/account/preferences') {
    if (method === 'PUT') storedPreferences = { preferences: body as Record<string, unknown>, changedAt: new Date().toISOString() };
    return send(response, 200, storedPreferences);
  }
  if (path === '/account/keystrokes') {
    if (method === 'PUT') retention = { ...(body as { keep: Retention }), changedAt: new Date().toISOString() };
    return send(response, 200, retention);
  }
  if (path === '/account/profile' && method === 'PUT') {
    if (request.headers['if-match'] !== `"${state.etag}"`) return refuse(response, 412, 'stale', 'Changed meanwhile');
    Object.assign(account, body);
    state.etag++;
    return send(response, 200, account, { ETag: `"${state.etag}"` });
  }
  if (path.startsWith('/moderation/appeals')) return moderation(response, url, path.slice('/moderation/appeals'.length), body as { decision?: string } | undefined);
  if (path.startsWith('/administration/acme')) return administration(response, url, path.slice('/administration/acme'.length), body);
  refuse(response, 404, 'not-found', 'No such thing');
}

const members: Member[] = [
  { userId: USER_ID, username: 'ada', administrator: true },
  ...NAMES.map((name, i) => ({ userId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, username: name.toLowerCase(), administrator: i === 3 })),
];
const changes: TenantChange[] = [
  { version: 1, at: '2026-11-02T10:00:00Z', by: 'olga', reason: 'a new customer', description: 'acme; hosts acme.localhost; 20 seats; lets out nothing' },
];

function administration(response: ServerResponse, url: URL, path: string, body: unknown): void {
  const wish = (body ?? {}) as { username?: string; reason?: string };
  const note = (description: string): void => {
    changes.unshift({ version: changes.length + 1, at: new Date().toISOString(), by: 'ada', reason: wish.reason ?? '', description });
    response.writeHead(204).end();
  };
  if (path === '') {
    const administrators = members.filter((member) => member.administrator).length;
    const named = { id: 'acme', displayName: 'Acme Corporation', hosts: ['acme.localhost'], signInAt: 'https://login.acme.example' };
    return send(response, 200, { ...named, seats: 20, seated: members.length, allowed: [], administrators });
  }
  if (path === '/audit') return send(response, 200, { changes });
  if (path === '/members' && wish.username !== undefined) {
    if (wish.username === 'nobody') return refuse(response, 404, 'tenant-member-unknown', 'Keycloak does not know this user');
    const userId = crypto.randomUUID();
    members.push({ userId, username: wish.username, administrator: false });
    return note(`${userId} is a member`);
  }
  if (path === '/members') {
    const search = url.searchParams.get('search');
    const after = Number(url.searchParams.get('after') ?? 0);
    const found = members.filter((member) => search === null || member.username?.includes(search));
    const isLast = search !== null || after + 10 >= found.length;
    return send(response, 200, { members: found.slice(after, after + 10), after: isLast ? null : String(after + 10) });
  }
  const removed = members.findIndex((member) => path === `/members/${member.userId}/removal`);
  if (removed < 0) return refuse(response, 503, 'too-many-archives', 'Too many archives are being written');
  if (members[removed]!.userId === USER_ID) return refuse(response, 409, 'tenant-last-administrator', 'The organisation would have no administrator');
  note(`${members.splice(removed, 1)[0]!.userId} is a member no more`);
}

function createTest({ text, ...settings }: TestWish): IssuedTest {
  const words = text === undefined ? drawn(settings) : text.trim().split(/\s+/);
  const testId = crypto.randomUUID();
  const test: IssuedTest = {
    ...settings,
    testId,
    issuedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    words: settings.punctuation ? words.map((word, i) => (i % 5 === 4 ? `${word},` : word)) : words,
    ...(settings.mode === 'quote' && { quote: { id: 1, author: 'Herman Melville', work: 'Moby-Dick', year: 1851 } }),
    token: testId,
  };
  tests.set(test.token, test);
  return test;
}

const COUNTS = { time: (amount: number) => amount * 5, words: (amount: number) => amount, quote: (amount: number) => amount * 20 };

function drawn(settings: TestSettings): string[] {
  const count = settings.mode === 'zen' || settings.mode === 'custom' ? 0 : COUNTS[settings.mode](settings.amount);
  return Array.from({ length: count }, () => WORDS[Math.floor(Math.random() * WORDS.length)]!);
}

/** What was typed here, and what the player would have typed in the months before. */
function history(asked: URLSearchParams): Result[] {
  const wanted = (name: string, value: string): boolean => (asked.get(name) ?? value) === value;
  const [from, until, tag] = [asked.get('from') ?? '', asked.get('until') ?? '9999', asked.get('tag')];
  return [...results, ...EARLIER].filter(
    (each) =>
      wanted('mode', each.mode) &&
      wanted('language', each.language) &&
      each.completedAt >= from &&
      each.completedAt < until &&
      (tag === null || taggedAs.get(each.resultId)?.includes(tag)),
  );
}

const EARLIER: readonly Result[] = Array.from({ length: 420 }, (_, i): Result => {
  const wpm = 84 - i / 12 + ((i * 7919) % 17) - 8;
  return {
    resultId: `00000000-0000-4000-9000-${String(i).padStart(12, '0')}`,
    testId: crypto.randomUUID(),
    mode: i % 3 === 0 ? 'words' : 'time',
    amount: i % 3 === 0 ? 25 : 30,
    language: i % 7 === 0 ? 'german' : 'english',
    punctuation: i % 11 === 0,
    numbers: false,
    difficulty: 'normal',
    lazy: false,
    wpm,
    raw: wpm + 4,
    accuracy: 93 + ((i * 104_729) % 70) / 10,
    consistency: 70 + (i % 13),
    keyConsistency: 60,
    characters: { correct: 180, incorrect: 2, extra: 0, missed: 1 },
    durationSeconds: 30,
    afkSeconds: 0,
    keyOverlapMillis: 900,
    wpmPerSecond: [wpm],
    rawPerSecond: [wpm],
    errorsPerSecond: [0],
    completedAt: new Date(Date.now() - 3_600_000 - i * 29_000_000).toISOString(),
    personalBest: i % 60 === 0,
    formulaVersion: 1,
    standing: 'counted',
    suspicions: [],
  };
});

function historyFigures(asked: URLSearchParams): HistoryFigures {
  const found = history(asked);
  const [by, days] = [asked.get('by'), new Map<string, Result[]>()];
  for (const each of by === null ? [] : found) {
    const day = new Date(`${each.completedAt.slice(0, by === 'month' ? 7 : 10)}${by === 'month' ? '-01' : ''}T00:00:00Z`);
    if (by === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    const from = day.toISOString().slice(0, 10);
    days.set(from, [...(days.get(from) ?? []), each]);
  }
  const course = [...days].map(([from, some]) => ({ from, ...average(some)! })).reverse();
  return { all: average(found), latest100: average(found.slice(0, 100)), latest10: average(found.slice(0, 10)), complete: true, course };
}

/** Of somebody whose weak hand is the left one, in English only. */
function keyFigures(asked: URLSearchParams): KeyFigures {
  if (asked.get('language') !== 'english') return { results: 0, keys: [], pairs: [], slowest: [], mostMissed: [] };
  const presses = (text: string, count: number): Presses => {
    const odd = [...text].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7919, 0) % 100;
    const isLeft = [...text].some((letter) => 'qazxwsc'.includes(letter));
    const medianMillis = 90 + odd * 0.6 + (isLeft ? 90 : 0);
    return { presses: count, errors: Math.round((count * (isLeft ? 14 : odd / 20)) / 100), meanMillis: medianMillis * 1.12, medianMillis };
  };
  const letters = [...' etaoinshrdlcumwfgypbvkjxqz'];
  const keys = letters.map((character, i) => ({ character, ...presses(character, Math.round(3_000 / (i + 1))) }));
  const named = ['th', 'he', 'in', 'er', 'an', 'e ', 'd ', ' t', 're', 'wa', 'es', 'ed', 'as', 'sc', 'ex', 'qu', 'ze', 'st', 'ou', 'ea'];
  const pairs = named.map(([first, second], i): KeyPair => ({ first: first!, second: second!, ...presses(named[i]!, 400 - i * 15) }));
  const slowest = pairs.toSorted((a, b) => b.medianMillis! - a.medianMillis!).slice(0, 10);
  const mostMissed = pairs.toSorted((a, b) => b.errors / b.presses - a.errors / a.presses).slice(0, 10);
  return { results: 112, keys, pairs, slowest, mostMissed };
}

function average(some: readonly Result[]): Average | null {
  if (some.length === 0) return null;
  const mean = (of: (result: Result) => number): number => some.reduce((sum, each) => sum + of(each), 0) / some.length;
  return {
    results: some.length,
    seconds: some.length * 30,
    wpm: mean((each) => each.wpm),
    bestWpm: Math.max(...some.map((each) => each.wpm)),
    accuracy: mean((each) => each.accuracy),
    consistency: mean((each) => each.consistency),
  };
}

function putResult(response: ServerResponse, resultId: string, run: Run): void {
  if (state.failing) return refuse(response, 503, 'busy', 'Busy');
  const known = results.find((result) => result.resultId === resultId);
  if (known !== undefined) return send(response, 200, known);
  const test = tests.get(run.test);
  if (test === undefined) return refuse(response, 422, 'test-unknown', 'Unknown test', 'This test was not handed out here.');
  const { words: _, token: __, ...named } = test;
  const figures = figuresOf(test, run.keystrokes);
  const standing = standingOf(figures.keyConsistency);
  const result: Result = {
    ...named,
    ...figures,
    resultId,
    completedAt: new Date().toISOString(),
    personalBest: standing.standing === 'counted' && results.every((each) => each.wpm < figures.wpm),
    formulaVersion: 1,
    ...standing,
  };
  results.unshift(result);
  const xp = Math.round((2 * result.durationSeconds * (result.accuracy - 50)) / 50);
  earned.last = { resultId, xp, levelBefore: levelOf(earned.xp) };
  earned.xp += xp;
  runs.set(resultId, run);
  state.boardEtag++;
  send(response, 201, result);
}

function levelOf(xp: number): number {
  return Math.floor((Math.sqrt(392 * xp + 22801) - 53) / 98);
}

function progress(): Progress {
  const level = levelOf(earned.xp);
  const beginning = (of: number): number => 100 * (of - 1) + (49 * (of - 1) * (of - 2)) / 2;
  const days = activity().days;
  const end = new Date();
  end.setUTCHours(24, 0, 0, 0);
  return {
    xp: earned.xp,
    level,
    levelXp: beginning(level),
    nextLevelXp: beginning(level + 1),
    tests: 812 + results.length,
    seconds: 31_460,
    streak: { days: 12, longest: 40, typedToday: results.length > 0, dayEndsAt: end.toISOString() },
    today: { ...days.at(-1)!, tests: results.length, seconds: results.length * 30, goalReached: false },
    timeZone: { name: earned.zone },
    goals: earned.goals,
    goalDays: days.filter((day) => day.goalReached).length,
    ...(earned.last && { lastCredit: earned.last }),
  };
}

function activity(): { from: string; to: string; days: ActivityDay[] } {
  const dayAgo = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: 365 }, (_, i): ActivityDay => {
    const ago = 364 - i;
    const tests = ago < 12 || (ago * 7919) % 11 < 6 ? 1 + ((ago * 104_729) % 23) : 0;
    return { day: dayAgo(ago), tests, seconds: tests * 42, xp: tests * 70, goalReached: tests >= 10 };
  });
  return { from: dayAgo(364), to: dayAgo(0), days: days.filter((day) => day.tests > 0) };
}

function tagging(response: ServerResponse, path: string, method: string, body: unknown): void {
  const of = /^\/results\/([^/]+)\/tags$/.exec(path);
  if (of !== null) {
    if (method === 'PUT') taggedAs.set(of[1]!, (body as { tagIds: string[] }).tagIds);
    return send(response, 200, { items: tags.filter((tag) => taggedAs.get(of[1]!)?.includes(tag.tagId)) });
  }
  if (path === '/tags') return send(response, 200, { items: tags });
  const [, , tagId = ''] = path.split('/');
  const at = tags.findIndex((tag) => tag.tagId === tagId);
  if (method === 'DELETE') {
    if (at >= 0) tags.splice(at, 1);
    return void response.writeHead(204).end();
  }
  const tag = { tagId, name: (body as Tag).name };
  tags.splice(at < 0 ? tags.length : at, at < 0 ? 0 : 1, tag);
  send(response, 200, tag);
}

/** So that the page of a flagged run can be seen: whoever types like a clock is one. */
function standingOf(keyConsistency: number): Pick<Result, 'standing' | 'suspicions'> {
  if (keyConsistency < 90) return { standing: 'counted', suspicions: [] };
  const reason = 'The time between keys varied less than it does for people.';
  return { standing: 'flagged', suspicions: [{ code: 'rhythm-too-even', reason }] };
}

function appeal(response: ServerResponse, resultId: string, method: string | undefined, body: { text?: string } | undefined): void {
  const known = appeals.get(resultId);
  if (method !== 'POST') return known === undefined ? refuse(response, 404, 'appeal-unknown', 'No such appeal') : send(response, 200, known);
  const index = results.findIndex((each) => each.resultId === resultId);
  const flagged = results[index];
  if (flagged?.standing !== 'flagged') return refuse(response, 409, 'result-not-flagged', 'This result counts already');
  results[index] = { ...flagged, standing: 'appealed' };
  const made: Appeal = { resultId, text: body?.text ?? '', appealedAt: new Date().toISOString(), state: 'open' };
  appeals.set(resultId, made);
  send(response, 201, made);
}

interface Moderated extends AppealedRun {
  readonly run: Run;
  readonly words: readonly string[];
}

/** Twelve runs of programs that press a key each tenth of a second, and what their players say. */
const MODERATED: Moderated[] = NAMES.map((displayName, i) => {
  const words = WORDS.slice(i * 9, i * 9 + 25);
  const keys = [...words.join(' ')];
  const atMillis = keys.flatMap((_, at) => [at * (90 + i), at * (90 + i) + 60]);
  const keystrokes = { atMillis, actions: 'DU'.repeat(keys.length), keys: keys.flatMap((key) => [key, key]) };
  const resultId = `00000000-0000-4000-a000-${String(i).padStart(12, '0')}`;
  const settings: TestSettings = { mode: 'words', amount: 25, language: 'english', punctuation: false, numbers: false, difficulty: 'normal', lazy: false };
  const reasons = ['The time between keys varied less than it does for people.', 'Nearly all keys were held for the same time.'];
  return {
    appealId: `00000000-0000-4000-b000-${String(i).padStart(12, '0')}`,
    userId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    displayName: i === 2 ? null : displayName,
    text: ['It was me. I have practised with a metronome for years.', 'I do not know why this was flagged.\nI was only in the flow, and there is a video of it.'][i % 2]!,
    appealedAt: new Date(Date.now() - (20 - i) * 9_000_000).toISOString(),
    result: {
      ...settings,
      ...figuresOf({ ...settings, words }, keystrokes),
      resultId,
      testId: resultId,
      completedAt: new Date(Date.now() - (21 - i) * 9_000_000).toISOString(),
      personalBest: false,
      formulaVersion: 1,
      standing: 'appealed',
      suspicions: [
        { code: 'rhythm-too-even', reason: reasons[0]! },
        ...(i % 3 === 0 ? [{ code: 'holds-too-even', reason: reasons[1]! }] : []),
      ],
    },
    run: { test: '', keystrokes },
    words,
  };
});

/** The player's own appeals, too, about which nobody decides but others. */
function openAppeals(): Moderated[] {
  const own = [...appeals.values()].filter((each) => each.state === 'open');
  return [
    ...MODERATED,
    ...own.map(({ resultId, text, appealedAt }): Moderated => {
      const run = runs.get(resultId)!;
      const found = results.find((each) => each.resultId === resultId)!;
      const named = { appealId: resultId, userId: USER_ID, displayName: account.displayName, text, appealedAt };
      return { ...named, result: found, run, words: tests.get(run.test)!.words };
    }),
  ];
}

function moderation(response: ServerResponse, url: URL, path: string, body: { decision?: string } | undefined): void {
  if (!moderator) return refuse(response, 403, 'moderator-needed', 'This is for moderators');
  const open = openAppeals();
  if (path === '') {
    const [limit, cursor] = [Number(url.searchParams.get('limit') ?? 50), url.searchParams.get('cursor') ?? ''];
    const behind = open.filter((each) => each.appealedAt > cursor);
    const items = behind.slice(0, limit).map(({ run: _, words: __, ...appealed }) => appealed);
    return send(response, 200, { items, nextCursor: behind.length > limit ? items.at(-1)!.appealedAt : null });
  }
  const [, appealId, part] = path.split('/');
  const found = open.find((each) => each.appealId === appealId);
  if (found === undefined) return refuse(response, 404, 'appeal-unknown', 'There is no such appeal');
  if (part === 'keystrokes') return send(response, 200, found.run.keystrokes);
  if (part === 'words') return send(response, 200, { words: found.words });
  if (found.userId === USER_ID) return refuse(response, 403, 'appeal-own', 'Nobody decides about an appeal of their own');
  MODERATED.splice(MODERATED.indexOf(found), 1);
  send(response, 200, { ...found, state: body?.decision === 'clear' ? 'cleared' : 'upheld' });
}

function channel(response: ServerResponse, method: string): void {
  if (method === 'PUT') channelOpened ??= new Date().toISOString();
  if (method === 'DELETE') {
    channelOpened = null;
    return send(response, 204, undefined);
  }
  send(response, 200, { path: channelOpened && `/players/${account.userId}/live/d2a4`, openedAt: channelOpened });
}

function share(response: ServerResponse, resultId: string, method: string): void {
  if (method === 'PUT') sharedSince.set(resultId, sharedSince.get(resultId) ?? new Date().toISOString());
  if (method === 'DELETE') {
    sharedSince.delete(resultId);
    return send(response, 204, undefined);
  }
  send(response, 200, { path: `/players/${account.userId}/results/${resultId}`, sharedAt: sharedSince.get(resultId) ?? null });
}

function sharedResult(response: ServerResponse, userId: string, resultId: string): void {
  const found = sharedSince.has(resultId) && results.find((result) => result.resultId === resultId);
  if (!found) return refuse(response, 404, 'result-unknown', 'There is no such result of yours');
  send(response, 200, { player: { userId, displayName: account.displayName }, result: found });
}

function result(response: ServerResponse, resultId: string, part: string | undefined): void {
  const run = runs.get(resultId);
  if (run === undefined) return refuse(response, 404, 'result-unknown', 'No such result');
  if (part === '/keystrokes') return send(response, 200, run.keystrokes);
  if (part === '/rescorings') return send(response, 200, { items: [] });
  if (part === '/words') return send(response, 200, { words: tests.get(run.test)!.words });
  send(response, 200, results.find((each) => each.resultId === resultId));
}

function board(response: ServerResponse, request: IncomingMessage, url: URL, path: string): void {
  const [, , mode, amount, language] = path.split('/');
  const others = Array.from({ length: 120 }, (_, i): Omit<BoardEntry, 'rank'> => ({
    userId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    displayName: NAMES[i % NAMES.length]! + (i >= NAMES.length ? ` ${Math.floor(i / NAMES.length) + 1}` : ''),
    country: COUNTRIES[i % COUNTRIES.length]!,
    wpm: Math.round((168.42 - i * 0.97 - (i % 7) * 0.13) * 100) / 100,
    accuracy: Math.round((99.6 - (i % 11) * 0.53) * 100) / 100,
    achievedAt: new Date(Date.now() - i * 4_700_000 - 40_000).toISOString(),
    resultId: `r-${i}`,
    cell: i % 3 === 0 ? 'us-1' : 'eu-1',
  }));
  const own = results
    .filter((result) => result.mode === mode && String(result.amount) === amount && result.language === language)
    .sort((a, b) => b.wpm - a.wpm)[0];
  const all = own === undefined ? others : [...others, { ...account, ...own, achievedAt: own.completedAt, cell: 'eu-1' }];
  const ranked = all
    .filter((entry) => url.searchParams.get('scope') !== 'cell' || entry.cell === 'eu-1')
    .sort((a, b) => b.wpm - a.wpm)
    .map((entry, i) => ({ ...entry, rank: i + 1 }));
  const shape = { board: { mode, amount: Number(amount), language }, scope: url.searchParams.get('scope'), total: ranked.length, asOf: new Date().toISOString() };
  if (path.endsWith('/around-me')) {
    const at = ranked.findIndex((entry) => entry.userId === USER_ID);
    if (at < 0) return refuse(response, 404, 'not-on-board', 'Not on this board');
    return send(response, 200, { ...shape, entries: ranked.slice(Math.max(0, at - 10), at + 11), nextCursor: null });
  }
  const one = /\/players\/([^/]+)$/.exec(path)?.[1];
  if (one !== undefined) {
    const entries = ranked.filter((entry) => entry.userId === one);
    if (entries.length === 0) return refuse(response, 404, 'not-on-board', 'No run on this board yet');
    return send(response, 200, { ...shape, entries, nextCursor: null });
  }
  const etag = `"${state.boardEtag}-${url.search}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const nextCursor = from + 50 < ranked.length ? String(from + 50) : null;
  send(response, 200, { ...shape, entries: ranked.slice(from, from + 50), nextCursor }, { ETag: etag });
}

/** Just enough of OpenID Connect for the library: everybody is let in, and no token is signed. */
async function keycloak(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const base = `http://${request.headers.host ?? 'localhost'}/auth/realms/typogram`;
  const endpoint = `${base}/protocol/openid-connect`;
  if (url.pathname.endsWith('/openid-configuration')) {
    return send(response, 200, {
      issuer: base,
      authorization_endpoint: `${endpoint}/auth`,
      token_endpoint: `${endpoint}/token`,
      end_session_endpoint: `${endpoint}/logout`,
      jwks_uri: `${endpoint}/certs`,
    });
  }
  if (url.pathname.endsWith('/logout')) return redirect(response, url.searchParams.get('post_logout_redirect_uri') ?? '/');
  if (url.pathname.endsWith('/auth')) {
    nonce = url.searchParams.get('nonce') ?? '';
    moderator = url.searchParams.get('prompt') !== 'create';
    const back = new URL(url.searchParams.get('redirect_uri') ?? '/');
    back.searchParams.set('code', 'mock');
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    return redirect(response, back.href);
  }
  await bodyOf(request);
  const now = Math.floor(Date.now() / 1000);
  const realm_access = { roles: moderator ? ['player', 'moderator'] : ['player'] };
  const token = unsigned({ realm_access, iss: base, sub: USER_ID, aud: 'typogram-web', iat: now, exp: now + 300, nonce, preferred_username: 'ada' });
  send(response, 200, { access_token: token, id_token: token, refresh_token: token, token_type: 'Bearer', expires_in: 300, scope: 'openid' });
}

function unsigned(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to }).end();
}

function refuse(response: ServerResponse, status: number, code: string, title: string, detail?: string): void {
  send(response, status, { type: `https://typogram.io/problems/${code}`, title, status, code, detail });
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body, withoutNulls));
}

/** The real one leaves out what is null, too. */
function withoutNulls(_: string, value: unknown): unknown {
  return value ?? undefined;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
