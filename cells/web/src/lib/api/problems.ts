/** An answer that refuses, as RFC 9457 has it. `code` is stable; title and detail are for people. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`${status} ${code}`);
  }

  /** Whether the same request may succeed later without being changed. */
  get temporary(): boolean {
    return this.status >= 500 || [401, 408, 421, 425, 429].includes(this.status);
  }
}

/** No answer at all: no network, a broken connection, or a time limit. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
  }
}

export async function problemFrom(response: Response): Promise<Problem> {
  const body = await readJson(response);
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return new Problem(
    response.status,
    text('code') ?? `http-${response.status}`,
    text('title') ?? 'The server could not do this',
    text('detail'),
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

/** What to tell the player. The server's own words are best, where it has any. */
export function inWords(failure: unknown): string {
  if (failure instanceof Unreachable) return 'The server cannot be reached right now.';
  if (!(failure instanceof Problem)) return 'Something went wrong.';
  switch (failure.status) {
    case 401:
      return 'Your sign-in has run out. Sign in again.';
    case 412:
      return 'This was changed somewhere else in the meantime.';
    case 429:
      return failure.retryAfterSeconds === undefined
        ? 'Too many requests. Wait a moment.'
        : `Too many requests. Try again in ${failure.retryAfterSeconds} s.`;
    case 502:
    case 503:
    case 504:
      return 'The server is busy. It will be back in a moment.';
    default:
      return failure.detail ?? failure.title;
  }
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    // Whatever stands between us and the server may answer in HTML; the status is then all there is to know.
    return {};
  }
}
