import { expect, it } from 'vitest';
import { kindOf } from './routes';

it('gives the page for an address of ours, and leaves the rest to the network', () => {
  expect(kindOf('GET', 'navigate', '/')).toBe('page');
  expect(kindOf('GET', 'navigate', '/boards/time/15/english/daily')).toBe('page');
  for (const path of ['/auth/realms/typogram/protocol/openid-connect/auth', '/api/v1/account/archive', '/openapi', '/ws/v1/players/a/live/b']) {
    expect(kindOf('GET', 'navigate', path)).toBe('network');
  }
  expect(kindOf('POST', 'navigate', '/')).toBe('network');
});

it('keeps files by their names, and no answer of the API', () => {
  expect(kindOf('GET', 'no-cors', '/assets/index-abc.js')).toBe('file');
  expect(kindOf('GET', 'no-cors', '/theme.js')).toBe('file');
  expect(kindOf('GET', 'cors', '/api/v1/languages')).toBe('network');
  expect(kindOf('GET', 'cors', '/apiary')).toBe('network');
  expect(kindOf('GET', 'same-origin', '/service-worker.js')).toBe('network');
});
