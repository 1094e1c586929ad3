import { inWords, Problem } from '../api/problems';
import type { AppealedRun, Decision, Page } from '../api/types';
import type { Notice } from './notices.svelte';
import { Pages } from './pages.svelte';

export interface ModerationApi {
  openAppeals(cursor?: string): Promise<Page<AppealedRun>>;
  decideAppeal(appealId: string, decision: Decision, reason: string): Promise<unknown>;
}

/** Somebody else has decided, or the player has moved away with it. */
const GONE = ['appeal-decided', 'appeal-unknown'];

const TOLD: Readonly<Record<Decision, string>> = { clear: 'The run counts.', uphold: 'The run does not count, for good.' };

/** The appeals that nobody has decided yet. */
export class OpenAppeals {
  readonly pages = new Pages<AppealedRun>();
  readonly #api: ModerationApi;
  readonly #tell: (text: string, tone?: Notice['tone']) => void;

  constructor(api: ModerationApi, tell: (text: string, tone?: Notice['tone']) => void) {
    this.#api = api;
    this.#tell = tell;
  }

  load(): void {
    this.pages.begin((cursor) => this.#api.openAppeals(cursor));
  }

  /** What is decided leaves the list, by whomever it was. */
  async decide({ appealId }: AppealedRun, decision: Decision, reason: string): Promise<void> {
    try {
      await this.#api.decideAppeal(appealId, decision, reason);
      this.#tell(TOLD[decision]);
    } catch (problem) {
      if (!(problem instanceof Problem && GONE.includes(problem.code))) throw problem;
      this.#tell(inWords(problem), 'bad');
    }
    await this.pages.leaveOut((each) => each.appealId === appealId);
  }
}
