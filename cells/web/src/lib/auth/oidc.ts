import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { mayModerate } from './roles';
import { authority, CLIENT_ID } from './stored-session';

/** Sign-in with Keycloak: authorization code with PKCE. Loaded only when somebody signs in or did so before. */

interface ReturnState {
  readonly returnTo: string;
}

/** Renew a little early: a request that is under way must not meet an expired token. */
const RENEW_BEFORE_SECONDS = 30;

const manager = new UserManager({
  authority: authority(),
  client_id: CLIENT_ID,
  redirect_uri: `${window.location.origin}/signed-in`,
  post_logout_redirect_uri: `${window.location.origin}/`,
  scope: 'openid',
  automaticSilentRenew: true,
  accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_SECONDS,
  // A reload or a second tab must find the session again.
  userStore: new WebStorageStateStore({ store: window.localStorage }),
});

/** The user's id, or undefined when the session is over. Without a network, an old session is still a session. */
export async function restoreSession(): Promise<string | undefined> {
  await currentUser();
  return (await manager.getUser())?.profile.sub;
}

/** Whether whoever is signed in may moderate, as their token says. */
export async function isModerator(): Promise<boolean> {
  return mayModerate((await manager.getUser())?.access_token ?? '');
}

export async function accessToken(): Promise<string | undefined> {
  return (await currentUser())?.access_token;
}

export async function signIn(returnTo: string): Promise<void> {
  const tenant = await tenantHere();
  await manager.signinRedirect({
    state: { returnTo } satisfies ReturnState,
    // Leads on to the provider of the tenant's own, if it has one.
    ...(tenant === undefined ? {} : { extraQueryParams: { kc_idp_hint: tenant } }),
  });
}

/** Whoever belongs to a tenant has an account there already. */
export async function signUp(returnTo: string): Promise<void> {
  if ((await tenantHere()) !== undefined) return signIn(returnTo);
  await manager.signinRedirect({ state: { returnTo } satisfies ReturnState, prompt: 'create' });
}

/** Whose place this is; undefined where everybody may be. Signing in works without knowing it. */
async function tenantHere(): Promise<string | undefined> {
  try {
    const answer = await fetch('/api/v1/tenant');
    return answer.ok ? ((await answer.json()) as { tenant?: string }).tenant : undefined;
  } catch {
    return undefined;
  }
}

/** For what needs more than a session that somebody left open. */
export async function signInAgain(returnTo: string): Promise<void> {
  await manager.signinRedirect({ state: { returnTo } satisfies ReturnState, prompt: 'login' });
}

/** Forgets the session here; whoever it belonged to is not known to Keycloak any more. */
export async function forget(): Promise<void> {
  await manager.removeUser();
}

/** Finishes what `signIn` began; answers where the player was. */
export async function finishSignIn(): Promise<{ userId: string; returnTo: string }> {
  const user = await manager.signinRedirectCallback();
  const returnTo = (user.state as ReturnState | undefined)?.returnTo ?? '/';
  return { userId: user.profile.sub, returnTo };
}

export async function signOut(): Promise<void> {
  await manager.signoutRedirect();
}

/** Calls back when the session is over. */
export function onSessionEnded(action: () => void): void {
  manager.events.addUserUnloaded(action);
}

let renewing: Promise<User | null> | undefined;

async function currentUser(): Promise<User | null> {
  const user = await manager.getUser();
  if (user === null || (user.expires_in ?? 0) > RENEW_BEFORE_SECONDS / 2) return user;
  // Several requests may find the token old at once; a refresh token is good for one renewal only.
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renew(): Promise<User | null> {
  try {
    return await manager.signinSilent();
  } catch (failure) {
    // No network is no reason to sign anybody out: the stored session is tried again with the next request.
    if (failure instanceof ErrorResponse) await manager.removeUser();
    return null;
  }
}
