import type { Move } from './types';

/** How far a move is: the states that it goes through, each as far as it usually is in time. */
const SHARES: Readonly<Record<Move['state'], number>> = {
  planned: 0.05,
  copying: 0.4,
  fenced: 0.7,
  verified: 0.85,
  flipped: 0.95,
  active: 1,
  aborted: 1,
};

export interface Progress {
  readonly share: number;
  /** Whether the user has not yet come to rest. */
  readonly isUnderWay: boolean;
  readonly mayBeAborted: boolean;
}

export function progressOf(move: Pick<Move, 'state'>): Progress {
  const isUnderWay = move.state !== 'active' && move.state !== 'aborted';
  return { share: SHARES[move.state], isUnderWay, mayBeAborted: isUnderWay && move.state !== 'flipped' };
}

/** Whether the user would leave their region, or a tenant's cell: then somebody has to say that they may. */
export function needsOverride(
  from: { readonly region: string; readonly kind: string } | undefined,
  to: { readonly region: string; readonly kind: string } | undefined,
): boolean {
  if (from === undefined || to === undefined) return false;
  return from.region !== to.region || from.kind === 'dedicated' || to.kind === 'dedicated';
}
