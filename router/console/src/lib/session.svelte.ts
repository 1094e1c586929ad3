import { Problem } from '@web/lib/api/problems';
import * as auth from './auth';
import { router } from './router.svelte';

/** Who is at the console. */
class Session {
  status = $state<'restoring' | 'guest' | 'operator' | 'ended' | 'unreachable'>('restoring');
  operator = $state.raw<auth.Operator | undefined>();
  /** Signed in, and not an operator. */
  refused = $state(false);

  async begin(finishing: boolean): Promise<void> {
    try {
      await auth.prepare();
      if (finishing) router.replace(await auth.finishSignIn());
      this.operator = await auth.restore();
      this.status = this.operator === undefined ? 'guest' : 'operator';
    } catch {
      this.status = finishing ? 'guest' : 'unreachable';
      if (finishing) router.replace('/console/');
    }
  }

  async signIn(): Promise<void> {
    const here = window.location.pathname + window.location.search;
    await auth.signIn(here).catch(() => (this.status = 'unreachable'));
  }

  async signOut(): Promise<void> {
    await auth.signOut().catch(() => (this.status = 'unreachable'));
  }

  /** What an answer says about who is asking. */
  heed(failure: unknown): void {
    if (!(failure instanceof Problem)) return;
    if (failure.status === 401) this.end();
    if (failure.code === 'operator-needed') this.refused = true;
  }

  /** The sign-in has run out. Who signs in again is where they were. */
  end(): void {
    if (this.status === 'operator') this.status = 'ended';
    this.operator = undefined;
  }
}

export const session = new Session();
