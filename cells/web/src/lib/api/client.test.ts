import { describe, expect, it } from 'vitest';
import { Api } from './client';
import { inWords, Problem, Unreachable } from './problems';

interface Seen {
  address: string;
  request: RequestInit;
}

/** Answers every request alike and keeps what it was asked. */
function serverThat(answer: () => Response | Error) {
  const seen: Seen[] = [];
  const fetchFunction = (async (address: string, request: RequestInit) => {
    seen.push({ address, request });
    const given = answer();
    if (given instanceof Error) throw given;
    return given;
  }) as typeof fetch;
  return { seen, api: new Api(fetchFunction, async () => 'a-token') };
}

const header = (seen: Seen | undefined, name: string): string | null => new Headers(seen?.request.headers).get(name);

const ENGLISH = { mode: 'time', amount: 15, language: 'english' } as const;

describe('the API client', () => {
  it('signs what is the player’s own, and nothing else', async () => {
    const { api, seen } = serverThat(() => Response.json({ items: [], languages: [] }));
    await api.results(50);
    await api.languages();
    expect(header(seen[0], 'Authorization')).toBe('Bearer a-token');
    expect(header(seen[1], 'Authorization')).toBeNull();
  });

  it('does what a tenant’s administrators do with their own token', async () => {
    const { api, seen } = serverThat(() => Response.json({ members: [], changes: [] }));
    await api.members('acme', { search: 'a&b' });
    await api.members('acme', { after: 'c7' });
    await api.addMember('acme', 'ada', 'is new');
    await api.removeMember('acme', 'c7', 'has left');
    await api.tenantChanges('acme', 12);
    await api.tenantArchive('acme', 'to keep', 'c7');
    expect(seen.map((each) => `${each.request.method} ${each.address.slice('/api/v1/administration/acme'.length)}`)).toEqual([
      'GET /members?search=a%26b',
      'GET /members?after=c7',
      'POST /members',
      'POST /members/c7/removal',
      'GET /audit?before=12',
      'POST /archive',
    ]);
    expect(seen.map((each) => header(each, 'Authorization'))).toEqual(Array.from({ length: 6 }, () => 'Bearer a-token'));
    expect(seen[2]?.request.body).toBe('{"username":"ada","reason":"is new"}');
    expect(seen[5]?.request.body).toBe('{"reason":"to keep","after":"c7"}');
  });

  it('asks for a board with the tag it knows, and takes 304 for an answer', async () => {
    const { api, seen } = serverThat(() => new Response(null, { status: 304 }));
    const answer = await api.board({ board: ENGLISH, period: 'daily', scope: 'all' }, '"7"');
    expect(answer).toBeUndefined();
    expect(seen[0]?.address).toBe('/api/v1/boards/time/15/english/daily?scope=all&limit=50');
    expect(header(seen[0], 'If-None-Match')).toBe('"7"');
  });

  it('sends a profile under the tag that it was read with', async () => {
    const { api, seen } = serverThat(() => Response.json({}, { headers: { ETag: '"2"' } }));
    const profile = { displayName: 'Ada', country: null, keyboardLayout: 'qwerty', bio: '' };
    expect((await api.putProfile(profile, '"1"')).etag).toBe('"2"');
    expect(header(seen[0], 'If-Match')).toBe('"1"');
  });

  it('turns a refusal into a problem with its code', async () => {
    const { api } = serverThat(() =>
      Response.json({ code: 'test-expired', title: 'Expired', detail: 'This test is too old.' }, { status: 422 }),
    );
    const problem = await api.createTest({ ...ENGLISH, punctuation: false, numbers: false, difficulty: 'normal', lazy: false }).catch((e: unknown) => e);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: 'test-expired', temporary: false });
    expect(inWords(problem)).toBe('This test is too old.');
  });

  it('shows who it is where what is public elsewhere is for members only', async () => {
    let asked = 0;
    const { api, seen } = serverThat(() =>
      asked++ === 0 ? Response.json({ code: 'sign-in-needed', title: 'Sign in' }, { status: 401 }) : Response.json({ entries: [] }),
    );
    await api.board({ board: ENGLISH, period: 'daily', scope: 'all' });
    expect(header(seen[0], 'Authorization')).toBeNull();
    expect(header(seen[1], 'Authorization')).toBe('Bearer a-token');
  });

  it('survives a refusal that is no JSON', async () => {
    const { api } = serverThat(() => new Response('<html>', { status: 503, headers: { 'Retry-After': '2' } }));
    const problem = await api.languages().catch((e: unknown) => e);
    expect(problem).toMatchObject({ status: 503, code: 'http-503', retryAfterSeconds: 2, temporary: true });
  });

  it('tells an unreachable server from one that refuses', async () => {
    const { api } = serverThat(() => new TypeError('Failed to fetch'));
    expect(await api.languages().catch((e: unknown) => e)).toBeInstanceOf(Unreachable);
  });
});
