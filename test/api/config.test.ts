import { describe, expect, it } from 'vitest';
import { ConfigError, DEVELOPMENT_SECRET, readConfig } from '../../api/config.ts';
import { API_KEY, TEMPLATE_ID } from '../helpers/notify-server.ts';

const SECRET = 'a'.repeat(32);

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      production: false,
      port: 8787,
      host: undefined,
      publicOrigin: 'http://localhost:8787',
      databasePath: 'data/register.sqlite',
      demo: true,
      sessionSecret: DEVELOPMENT_SECRET,
      auditSecret: DEVELOPMENT_SECRET,
      entra: undefined,
      mail: { via: 'log' },
      mailFrom: 'havens@localhost',
      basemap: undefined,
      basemapNotice: undefined,
      trustedProxies: [],
      logLevel: 'info',
      clock: undefined,
    });
  });

  it('signs with what everyone knows on the developer’s own machine only', () => {
    const [here, there, again] = [
      'http://127.0.0.1:8787',
      'https://havens.example',
      'https://havens.example',
    ].map((PUBLIC_ORIGIN) => readConfig({ PUBLIC_ORIGIN }).sessionSecret);
    expect(here).toBe(DEVELOPMENT_SECRET);
    expect(there).toHaveLength(54);
    expect(there).not.toBe(again);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '', MAIL: ' ', CLOCK: '' })).toEqual(readConfig({}));
  });

  it('leaves the demo out in production, unless it is asked for', () => {
    const production = { NODE_ENV: 'production', SESSION_SECRET: SECRET };
    expect(readConfig(production).demo).toBe(false);
    expect(readConfig({ ...production, DEMO: 'on' }).demo).toBe(true);
  });

  it('reads what each variable may hold', () => {
    const config = readConfig({
      PORT: '80',
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: 'https://havens.example.org/',
      MAIL: 'smtp://user:secret@mail.example.org:587',
      BASEMAP: 'https://tiles.example.org/{z}/{x}/{y}.png',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      LOG_LEVEL: 'error',
      CLOCK: '2026-05-02T22:30:00+01:00',
    });
    expect(config).toMatchObject({
      port: 80,
      host: '127.0.0.1',
      publicOrigin: 'https://havens.example.org',
      mail: { via: 'smtp', url: 'smtp://user:secret@mail.example.org:587' },
      trustedProxies: ['10.0.0.0/8', '::1'],
      clock: Date.parse('2026-05-02T21:30:00Z'),
    });
    const notify = { MAIL: 'notify', NOTIFY_API_KEY: API_KEY, NOTIFY_TEMPLATE_ID: TEMPLATE_ID };
    expect(readConfig(notify).mail).toEqual({
      via: 'notify',
      apiKey: API_KEY,
      templateId: TEMPLATE_ID,
      origin: 'https://api.notifications.service.gov.uk',
    });
    expect(readConfig({ ...notify, NOTIFY_ORIGIN: 'http://localhost:6011/' }).mail).toMatchObject({
      origin: 'http://localhost:6011',
    });
    expect(readConfig({ MAIL_FROM: 'Havens <havens@example.org>' }).mailFrom).toBe(
      'Havens <havens@example.org>',
    );
  });

  it.each<[string, string]>([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PUBLIC_ORIGIN', 'havens.example.org'],
    ['PUBLIC_ORIGIN', 'https://havens.example.org/path'],
    ['PUBLIC_ORIGIN', 'ftp://havens.example.org'],
    ['DEMO', 'yes'],
    ['MAIL', 'sendmail'],
    ['MAIL', 'http://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
    ['NOTIFY_API_KEY', 'key'],
    ['NOTIFY_API_KEY', API_KEY.slice(0, -1)],
    ['NOTIFY_TEMPLATE_ID', 'template'],
    ['NOTIFY_ORIGIN', 'https://api.notifications.service.gov.uk/v2'],
    ['BASEMAP', 'https://tiles.example.org/'],
    ['BASEMAP', 'https://{s}.tiles.example.org/{z}/{x}/{y}.png'],
    ['BASEMAP', 'https://tiles.example.org/{z}/{x}/{y}.png?key={key}'],
    ['BASEMAP', 'barnet.mbtiles'],
    ['BASEMAP_NOTICE', '<b>OpenStreetMap</b>'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, proxy'],
    ['LOG_LEVEL', 'verbose'],
    ['CLOCK', 'yesterday'],
    ['CLOCK', '2026-05-02'],
    ['SESSION_SECRET', 'short'],
  ])('refuses %s=%s, with a line that names it and an example', (name, value) => {
    const lines = complaint({ [name]: value }).split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} is .*: give .+such as`));
  });

  it('has a line for each that is wrong', () => {
    expect(complaint({ PORT: 'x', DEMO: 'x' }).split('\n')).toHaveLength(2);
  });

  it('never shows a secret', () => {
    const secrets = { SESSION_SECRET: 'hunter2', MAIL: 'user:hunter2@mail', NOTIFY_API_KEY: 'hunter2' };
    expect(complaint(secrets).split('\n')).toHaveLength(3);
    expect(complaint(secrets)).not.toContain('hunter2');
  });

  it('refuses to run in production without a secret, or at a fixed time', () => {
    expect(complaint({ NODE_ENV: 'production' })).toMatch(/^SESSION_SECRET is not set/);
    expect(
      complaint({ NODE_ENV: 'production', SESSION_SECRET: SECRET, CLOCK: '2026-05-02T21:30:00Z' }),
    ).toMatch(/^CLOCK is set/);
  });

  it('needs a key and a template to send by GOV.UK Notify', () => {
    expect(complaint({ MAIL: 'notify' })).toMatch(
      /^NOTIFY_API_KEY is not set.*such as.*\nNOTIFY_TEMPLATE_ID is not set.*such as/,
    );
  });
});
