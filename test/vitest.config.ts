import { defineConfig } from 'vitest/config';

// A zone that nobody here lives in, with a half-hour clock change: code that leans on the process's own time fails.
const HOSTILE_ZONE = 'Australia/Lord_Howe';
process.env['TZ'] = HOSTILE_ZONE;

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/{structure,api,db,admin,site,helpers,hours,bench,e2e}/**/*.test.{ts,tsx}'],
    env: { TZ: HOSTILE_ZONE },
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
