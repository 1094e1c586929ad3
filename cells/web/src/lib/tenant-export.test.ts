import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { BrokenOff, CannotBeHad, manifestOf, takeOut, type Manifest } from './tenant-export';

/** A ZIP of these files, as far as anybody here reads it. */
function zipOf(files: Readonly<Record<string, string>>, packed = true): Blob {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = packed ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt16LE(packed ? 8 : 0, 10);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), content);
    at += local.length + name.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Blob([Buffer.concat([...parts, directory, end])]);
}

const part = (manifest: Manifest): Blob => zipOf({ 'members/ada.zip': 'PK', 'manifest.json': JSON.stringify(manifest) });
const failure = { code: 'user-is-moving', userId: 'b' };

/** Hands out these parts, and keeps what was asked and kept. */
function topologyWith(...manifests: readonly Manifest[]) {
  const asked: (string | undefined)[] = [];
  const kept: string[] = [];
  let rests = 0;
  const out = takeOut({
    tenant: 'acme',
    part: async (after) => part(manifests[Math.min(asked.push(after), manifests.length) - 1]!),
    keep: (_, name) => kept.push(name),
    rest: async () => void rests++,
  });
  return { out, asked, kept, rests: () => rests };
}

it('reads the manifest of a part, packed or not', async () => {
  expect(await manifestOf(part({ next: 'a' }))).toEqual({ next: 'a' });
  expect(await manifestOf(zipOf({ 'manifest.json': '{"next":"b"}' }, false))).toEqual({ next: 'b' });
});

it('says of a file that broke off that it did', async () => {
  const whole = part({ next: 'a' });
  for (const broken of [new Blob([]), whole.slice(0, whole.size - 1), zipOf({ 'tenant.json': '{}' })]) {
    await expect(manifestOf(broken)).rejects.toBeInstanceOf(BrokenOff);
  }
});

it('asks for part behind part until nobody is left', async () => {
  const { out, asked, kept, rests } = topologyWith({ next: 'a' }, { next: 'b' }, {});
  expect(await out).toBe(3);
  expect(asked).toEqual([undefined, 'a', 'b']);
  expect(kept).toEqual(['acme-00001.zip', 'acme-00002.zip', 'acme-00003.zip']);
  expect(rests()).toBe(0);
});

it('rests when a member cannot be had, and keeps no part that brings nobody', async () => {
  const { out, kept, rests } = topologyWith({ next: 'a', failure }, { next: 'a', failure }, {});
  expect(await out).toBe(2);
  expect(kept).toEqual(['acme-00001.zip', 'acme-00002.zip']);
  expect(rests()).toBe(2);
});

it('gives up when nothing comes again and again', async () => {
  const { out, asked } = topologyWith({ next: 'a' }, { next: 'a', failure });
  await expect(out).rejects.toBeInstanceOf(CannotBeHad);
  expect(asked).toHaveLength(6);
});
