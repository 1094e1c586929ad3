/** Takes all data of a tenant out, part by part, as `docs/reference/archive.md` has it. */

/** What stands in the last file of a part, as far as it matters here. */
export interface Manifest {
  readonly next?: string;
  readonly failure?: { readonly code: string; readonly userId: string };
}

/** So many parts in succession that bring nothing. */
const MAX_TRIES = 5;
const REST_MILLIS = 3_000;

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const DIRECTORY_LENGTH = 12;
const DIRECTORY_FROM = 16;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;

export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';

  constructor() {
    super('The download broke off. Try again.');
  }
}

export class CannotBeHad extends Error {
  override readonly name = 'CannotBeHad';
}

export interface Export {
  readonly tenant: string;
  readonly part: (after?: string) => Promise<Blob>;
  readonly keep: (part: Blob, name: string) => void;
  readonly rest: (millis: number) => Promise<void>;
}

/**
 * Answers how many parts there are.
 *
 * @throws CannotBeHad when a member's data is refused again and again
 */
export async function takeOut({ tenant, part, keep, rest }: Export): Promise<number> {
  let parts = 0;
  let tries = 0;
  let after: string | undefined;
  for (;;) {
    const zip = await part(after);
    const { next, failure } = await manifestOf(zip);
    if (next === undefined || next !== after) {
      parts++;
      keep(zip, `${tenant}-${String(parts).padStart(5, '0')}.zip`);
    }
    if (next === undefined) return parts;
    tries = next === after ? tries + 1 : 0;
    if (tries === MAX_TRIES) throw new CannotBeHad(`Some data cannot be had now: ${failure?.code ?? 'nothing comes'}.`);
    if (failure !== undefined) await rest(REST_MILLIS);
    after = next;
  }
}

/** Reads `manifest.json`, which is the last file of a part, and nothing of the others. */
export async function manifestOf(zip: Blob): Promise<Manifest> {
  const end = await viewOf(zip.slice(-END_LENGTH));
  if (end.byteLength < END_LENGTH || end.getUint32(0, true) !== END_SIGNATURE) throw new BrokenOff();
  const from = end.getUint32(DIRECTORY_FROM, true);
  const directory = await viewOf(zip.slice(from, from + end.getUint32(DIRECTORY_LENGTH, true)));
  let at = 0;
  while (at < directory.byteLength) {
    const nameLength = directory.getUint16(at + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + ENTRY_LENGTH, nameLength));
    if (name === 'manifest.json') return JSON.parse(await textOf(zip, directory, at)) as Manifest;
    at += ENTRY_LENGTH + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  throw new BrokenOff();
}

async function textOf(zip: Blob, directory: DataView, entry: number): Promise<string> {
  const local = directory.getUint32(entry + 42, true);
  const header = await viewOf(zip.slice(local, local + LOCAL_LENGTH));
  const from = local + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true);
  const content = zip.slice(from, from + directory.getUint32(entry + 20, true));
  if (directory.getUint16(entry + 10, true) === STORED) return content.text();
  return new Response(content.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}
