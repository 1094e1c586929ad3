import { inWords, Problem } from '../api/problems';
import type { Tagged } from '../api/client';
import type { Account } from '../api/types';
import { hasStoredSession } from '../auth/stored-session';
import { api, outbox } from '../services';
import { ownTimeZone } from '../calendar';
import { notices } from './notices.svelte';

const NEW_ACCOUNT_MILLIS = 60_000;

/** Who is here. A page starts as `restoring` when somebody signed in in this browser before. */
class Session {
  status = $state<'guest' | 'restoring' | 'player'>(hasStoredSession() ? 'restoring' : 'guest');
  userId = $state<string | undefined>();
  /** Why the place is not for the player, who is signed in: it is a tenant's. */
  outside = $state<'tenant-members-only' | 'tenant-seats-taken' | undefined>();
  moderator = $state(false);
  account = $state.raw<Tagged<Account> | undefined>();

  get name(): string | undefined {
    return this.account?.value.displayName;
  }

  /** Picks up a session that an earlier visit left. */
  async restore(): Promise<void> {
    if (this.status !== 'restoring') return;
    try {
      const auth = await import('../auth/oidc');
      const userId = await auth.restoreSession();
      if (userId === undefined) this.#leave();
      else await this.#enter(userId);
    } catch {
      this.#leave();
    }
  }

  async signIn(): Promise<void> {
    await this.#leadAway(async () => (await import('../auth/oidc')).signIn(window.location.pathname));
  }

  async signUp(): Promise<void> {
    await this.#leadAway(async () => (await import('../auth/oidc')).signUp(window.location.pathname));
  }

  async signInAgain(): Promise<void> {
    await this.#leadAway(async () => (await import('../auth/oidc')).signInAgain(window.location.pathname));
  }

  /** The account is gone, and so is all that this browser knew of it. */
  async forget(): Promise<void> {
    await (await import('../auth/oidc')).forget();
    this.#leave();
  }

  async signOut(): Promise<void> {
    await this.#leadAway(async () => (await import('../auth/oidc')).signOut());
  }

  /** Back from Keycloak. Answers where the player was before. */
  async finishSignIn(): Promise<string> {
    const { userId, returnTo } = await (await import('../auth/oidc')).finishSignIn();
    await this.#enter(userId);
    return returnTo;
  }

  /** Reads the account again, for example after somebody else changed it. */
  async reload(): Promise<void> {
    this.account = await api.account();
  }

  async #enter(userId: string): Promise<void> {
    const auth = await import('../auth/oidc');
    auth.onSessionEnded(() => this.#leave());
    this.moderator = await auth.isModerator();
    this.userId = userId;
    this.status = 'player';
    outbox.expect(userId);
    try {
      // The first call creates the account, so it must come before any run of the player's is sent.
      await this.reload();
      await this.#sayWhereItIs();
    } catch (failure) {
      if (failure instanceof Problem && isOutside(failure.code)) {
        this.outside = failure.code;
        return;
      }
      notices.tell(inWords(failure), 'bad');
      if (failure instanceof Problem && !failure.temporary) return;
    }
    const adopted = await outbox.signedIn(userId);
    if (adopted > 0) notices.tell(adopted === 1 ? 'Your result was kept.' : `Your ${adopted} results were kept.`);
  }

  /** A new player's days are those of this browser, before the first run is counted for one. */
  async #sayWhereItIs(): Promise<void> {
    const age = Date.now() - Date.parse(this.account?.value.createdAt ?? '');
    if (!(age < NEW_ACCOUNT_MILLIS)) return;
    try {
      await api.putTimeZone(ownTimeZone());
    } catch {
      // Then days are those of UTC until the player says otherwise.
    }
  }

  #leave(): void {
    this.status = 'guest';
    this.userId = undefined;
    this.outside = undefined;
    this.moderator = false;
    this.account = undefined;
    outbox.signedOut();
  }

  async #leadAway(leave: () => Promise<void>): Promise<void> {
    try {
      await leave();
    } catch {
      notices.tell('Sign-in cannot be reached right now.', 'bad');
    }
  }
}

function isOutside(code: string): code is 'tenant-members-only' | 'tenant-seats-taken' {
  return code === 'tenant-members-only' || code === 'tenant-seats-taken';
}

export const session = new Session();
