import type { Hono } from 'hono';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The methods that some route of the app answers at a path; empty where the path is unknown. */
export function allowedMethods(app: Hono, path: string): string[] {
  const known = METHODS.filter((method) =>
    routesAt(app, method, path).some((route) => route.method === method),
  );
  // OPTIONS alone is the preflight of every API path, known or not.
  if (known.every((method) => method === 'OPTIONS')) return [];
  return known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** The pattern of the route that answers a request, or '' where none does. */
export function routePattern(app: Hono, method: string, path: string): string {
  const asked = method === 'HEAD' ? 'GET' : method;
  return routesAt(app, asked, path).find((route) => route.method === asked)?.path ?? '';
}

function routesAt(app: Hono, method: string, path: string) {
  return app.router.match(method, path)[0].map(([[, route]]) => route);
}
