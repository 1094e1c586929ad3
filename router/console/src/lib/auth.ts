import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { Unreachable } from '@web/lib/api/problems';
import { BASE } from './routes';

/** Sign-in of operators with Keycloak: authorization code with PKCE. Where, topology says. */

export interface Operator {
  readonly name: string;
  readonly id: string;
}

const RENEW_BEFORE_SECONDS = 30;

let manager: UserManager | undefined;
let renewing: Promise<User | null> | undefined;

export async function prepare(): Promise<void> {
  const response = await fetch(`${BASE}/settings.json`, { signal: AbortSignal.timeout(10_000) });
  const { issuer, clientId } = (await response.json()) as { issuer: string; clientId: string };
  manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${window.location.origin}${BASE}/signed-in`,
    post_logout_redirect_uri: `${window.location.origin}${BASE}/`,
    scope: 'openid',
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_SECONDS,
    // Gone with the tab: what an operator may do is more than what a player may lose.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}

export async function restore(): Promise<Operator | undefined> {
  return operatorOf(await currentUser());
}

export async function accessToken(): Promise<string | undefined> {
  return (await currentUser())?.access_token;
}

export async function signIn(returnTo: string): Promise<void> {
  await prepared().signinRedirect({ state: { returnTo } });
}

/** Finishes what `signIn` began; answers where the operator was. */
export async function finishSignIn(): Promise<string> {
  const user = await prepared().signinRedirectCallback();
  const state = user.state as { returnTo?: string } | undefined;
  return state?.returnTo ?? `${BASE}/`;
}

export async function signOut(): Promise<void> {
  await prepared().signoutRedirect();
}

function prepared(): UserManager {
  if (manager === undefined) throw new Error('prepare() comes first');
  return manager;
}

function operatorOf(user: User | null): Operator | undefined {
  if (user === null) return undefined;
  return { name: user.profile.preferred_username ?? user.profile.sub, id: user.profile.sub };
}

async function currentUser(): Promise<User | null> {
  const user = await prepared().getUser();
  if (user === null || (user.expires_in ?? 0) > RENEW_BEFORE_SECONDS / 2) return user;
  renewing ??= renew(user).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Keycloak may end a session; that it cannot be reached ends none. */
async function renew(user: User): Promise<User | null> {
  try {
    return await prepared().signinSilent();
  } catch (failure) {
    if (failure instanceof ErrorResponse) {
      await prepared().removeUser();
      return null;
    }
    if (user.expired === false) return user;
    throw new Unreachable(failure);
  }
}
