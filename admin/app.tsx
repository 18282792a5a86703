import { Hono } from 'hono';
import { DomainError } from '../api/domain/errors.ts';

/**
 * The pages of people who sign in, under /admin. Signing in is not built yet, so every address here answers 401 to
 * everyone: a page that is added later is closed until `access.ts` grants it.
 */
export function adminApp(): Hono {
  const admin = new Hono();
  admin.all('*', () => {
    throw new DomainError(
      'sign_in.not_available',
      401,
      'These pages are for venues and council officers. Signing in comes with a later version: until then the register is kept with the operator’s commands.',
    );
  });
  return admin;
}
