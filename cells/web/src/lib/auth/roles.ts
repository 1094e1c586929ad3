/** Who decides about appeals, as the server has it too. */
const MODERATING = ['moderator', 'operator'];

/** Whether an access token lets its holder moderate. It is only read here: the server is who verifies it. */
export function mayModerate(accessToken: string): boolean {
  return rolesOf(accessToken).some((role) => MODERATING.includes(role));
}

function rolesOf(accessToken: string): readonly string[] {
  try {
    const payload = accessToken.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { realm_access?: { roles?: unknown } };
    const roles = claims.realm_access?.roles;
    return Array.isArray(roles) ? roles.map(String) : [];
  } catch {
    return [];
  }
}
