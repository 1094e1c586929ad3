import { expect, it } from 'vitest';
import { mayModerate } from './roles';

function token(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

it('lets moderators and operators moderate, and nobody else', () => {
  expect(mayModerate(token({ preferred_username: 'grâce ☃', realm_access: { roles: ['player', 'moderator'] } }))).toBe(true);
  expect(mayModerate(token({ realm_access: { roles: ['operator'] } }))).toBe(true);
  expect(mayModerate(token({ realm_access: { roles: ['player', 'moderators'] } }))).toBe(false);
});

it('takes what is no such token for nobody’s', () => {
  for (const other of ['', 'tgk_x', 'e30.!!!.x', token(null), token({}), token({ realm_access: { roles: 'moderator' } })]) {
    expect(mayModerate(other), other).toBe(false);
  }
});
