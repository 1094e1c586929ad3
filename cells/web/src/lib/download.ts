import { api } from './services';

/** Hands a file to the browser, as a download. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Everything that is kept of the player. */
export async function downloadData(): Promise<void> {
  save(await api.archive(), 'typogram.zip');
}
