import { describe, expect, it } from 'vitest';
import { whatWasDone } from './audit';
import { AUDIT_KINDS } from './types';

describe('an entry of the audit', () => {
  it('says what was done, whatever kind it is', () => {
    for (const kind of AUDIT_KINDS) {
      const entry = { id: '1', at: '', kind, by: '', reason: '', cell: 'eu-1', region: 'eu', tenant: 'acme', target: 'us-1', state: 'active', weight: 1000, capacity: 5 } as const;
      expect(whatWasDone(entry)).not.toBe('');
    }
  });

  it('says of a cell what it was from then on', () => {
    const entry = { id: '1', at: '', kind: 'cell-changed', by: '', reason: '', cell: 'eu-1', state: 'active', weight: 1000, capacity: 5 } as const;
    expect(whatWasDone(entry)).toBe('active, weight 1,000, capacity 5');
  });
});
