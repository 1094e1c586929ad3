/** How the worker answers: with the page, with a file that never changes, or not at all. */
export type Kind = 'page' | 'file' | 'network';

/** What is not the pages': the API, sign-in, WebSockets, and what describes the API. */
const NOT_OURS = ['/api', '/auth', '/ws', '/openapi'];

export function kindOf(method: string, mode: string, path: string): Kind {
  if (method !== 'GET' || NOT_OURS.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) return 'network';
  if (mode === 'navigate') return 'page';
  return path.startsWith('/assets/') || path === '/theme.js' || path === '/favicon.svg' ? 'file' : 'network';
}
