/** What the page needs to know about sign-in before the library for it is loaded. */

export const CLIENT_ID = 'typogram-web';

export function authority(): string {
  return `${window.location.origin}/auth/realms/typogram`;
}

/** Whether somebody signed in here before. Cheap on purpose: guests never load the library. */
export function hasStoredSession(): boolean {
  try {
    return window.localStorage.getItem(`oidc.user:${authority()}:${CLIENT_ID}`) !== null;
  } catch {
    return false;
  }
}
