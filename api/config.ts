import { z } from 'zod';
import { senderOf } from './domain/mail-address.ts';
import { randomToken } from './random-ids.ts';

/** How the product is run: read once at start from the environment. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** Address to listen on; undefined is every address of the machine. */
  readonly host: string | undefined;
  /** Scheme, host and port that people see, without a slash at the end. */
  readonly publicOrigin: string;
  readonly databasePath: string;
  /** Whether an empty register is filled with invented havens. */
  readonly demo: boolean;
  /** Signs sessions. Outside production a made-up one, which may not outlive the process. */
  readonly sessionSecret: string;
  /** Signs the audit trail: the session secret where the next start has the same one. */
  readonly auditSecret: string | undefined;
  /** The council's own Microsoft Entra tenant, for its staff. */
  readonly entra: EntraConfig | undefined;
  readonly mail: MailConfig;
  /** `havens@example.org`, or with a name before it: `Havens <havens@example.org>`. */
  readonly mailFrom: string;
  /** A .pmtiles path or a tile URL template. */
  readonly basemap: string | undefined;
  /** Whom the map credits, where the archive does not say so itself, or not well. */
  readonly basemapNotice: string | undefined;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  /** Epoch milliseconds at which the clock is set going; undefined is the machine's time. */
  readonly clock: number | undefined;
}

export type MailConfig =
  | { readonly via: 'log' }
  | { readonly via: 'smtp'; readonly url: string }
  | {
      readonly via: 'notify';
      readonly apiKey: string;
      readonly templateId: string;
      readonly origin: string;
    };

export interface EntraConfig {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** ONS codes of the authorities whose people the tenant may sign in: it vouches for nobody else's. */
  readonly councils: readonly string[];
  /** Where tests find a stand-in; undefined is Microsoft's own. */
  readonly authority: string | undefined;
}

/** From everything to nothing: a level logs itself and what comes after it. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment does not fit. Its message has a line for each variable: what it is, what to give, an example. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SHORTEST_SECRET = 32;

/** What a development server signs with, so that nothing need be set up: worth nothing, and refused in production. */
export const DEVELOPMENT_SECRET = 'for-development-only-and-known-to-everyone';

/** Compose files and CI set unused variables to nothing: that is the same as not setting them. */
function variable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema,
  );
}

function text(advice: string) {
  return z.string({ error: advice }).trim();
}

const isWebOrigin = (value: string) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
const isSmtpUrl = (value: string) =>
  URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '';
/** `{key name}-{service id}-{secret}`, as Notify shows it. */
const NOTIFY_KEY =
  /(^|-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isNetwork = (value: string) =>
  z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(value).success;
/** Each part once, in a path and not in a host: the Content-Security-Policy has to name the host. */
const isTileTemplate = (value: string) =>
  /^https?:\/\/[\w.:-]+\//.test(value) &&
  URL.canParse(value) &&
  (value.match(/\{[^}]*\}/g) ?? []).toSorted().join() === '{x},{y},{z}';
const isBasemap = (value: string) =>
  /^https?:/.test(value) ? isTileTemplate(value) : value.endsWith('.pmtiles');

const ADVICE = {
  port: 'give a whole number from 1 to 65535, such as PORT=8787',
  origin: 'give scheme and host without a path, such as PUBLIC_ORIGIN=https://havens.example.org',
  demo: 'give on or off, such as DEMO=off',
  secret: `give at least ${SHORTEST_SECRET} random characters, such as the output of: openssl rand -base64 32`,
  entra:
    'give the ids of the app registration and its secret: ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET, and the councils whose tenant it is: ENTRA_COUNCILS=E09000003',
  mail: 'give log, notify, or a server, such as MAIL=smtp://user:password@mail.example.org:587',
  notifyKey:
    'give the key of a GOV.UK Notify service whole, such as NOTIFY_API_KEY=havens-26785a09-…-3d844edf-…',
  notifyTemplate:
    'give the id of a template with ((subject)) and ((body)), such as NOTIFY_TEMPLATE_ID=f33517ff-2a88-4f6e-b855-c550268ce08a',
  notifyOrigin:
    'give scheme and host without a path, such as NOTIFY_ORIGIN=https://api.notifications.service.gov.uk',
  from: 'give an e-mail address, such as MAIL_FROM=havens@example.org',
  basemap:
    'give a .pmtiles file, or a tile address with {z}, {x} and {y} and no other part in braces, such as BASEMAP=https://tiles.example.org/{z}/{x}/{y}.png',
  basemapNotice:
    'give the words that the map’s makers ask for, in at most 200 characters and without markup, such as BASEMAP_NOTICE=© OpenStreetMap contributors',
  proxies: 'give addresses or networks with commas between, such as TRUSTED_PROXIES=10.0.0.0/8,127.0.0.1',
  level: `give one of ${LOG_LEVELS.join(', ')}, such as LOG_LEVEL=info`,
  clock: 'give an instant in UTC, such as CLOCK=2026-05-02T21:30:00Z',
};

const environment = z.object({
  NODE_ENV: variable(text('').optional()),
  PORT: variable(
    text(ADVICE.port)
      .regex(/^\d{1,5}$/, ADVICE.port)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, ADVICE.port)
      .default(8787),
  ),
  HOST: variable(text('give an address, such as HOST=127.0.0.1').optional()),
  PUBLIC_ORIGIN: variable(
    text(ADVICE.origin)
      .transform((value) => value.replace(/\/$/, ''))
      .refine(isWebOrigin, ADVICE.origin)
      .optional(),
  ),
  DATABASE_PATH: variable(
    text('give a file, such as DATABASE_PATH=data/register.sqlite').default('data/register.sqlite'),
  ),
  DEMO: variable(z.enum(['on', 'off'], { error: ADVICE.demo }).optional()),
  SESSION_SECRET: variable(text(ADVICE.secret).min(SHORTEST_SECRET, ADVICE.secret).optional()),
  ENTRA_TENANT_ID: variable(z.uuid(ADVICE.entra).optional()),
  ENTRA_CLIENT_ID: variable(z.uuid(ADVICE.entra).optional()),
  ENTRA_CLIENT_SECRET: variable(text(ADVICE.entra).optional()),
  ENTRA_COUNCILS: variable(
    text(ADVICE.entra)
      .transform((value) => value.split(',').map((code) => code.trim()))
      .refine((codes) => codes.every((code) => /^[A-Z]\d{8}$/.test(code)), ADVICE.entra)
      .optional(),
  ),
  ENTRA_AUTHORITY: variable(text(ADVICE.entra).refine(isWebOrigin, ADVICE.entra).optional()),
  MAIL: variable(
    text(ADVICE.mail)
      .refine((value) => value === 'log' || value === 'notify' || isSmtpUrl(value), ADVICE.mail)
      .default('log'),
  ),
  NOTIFY_API_KEY: variable(text(ADVICE.notifyKey).regex(NOTIFY_KEY, ADVICE.notifyKey).optional()),
  NOTIFY_TEMPLATE_ID: variable(
    text(ADVICE.notifyTemplate)
      .pipe(z.guid({ error: ADVICE.notifyTemplate }))
      .optional(),
  ),
  NOTIFY_ORIGIN: variable(
    text(ADVICE.notifyOrigin)
      .transform((value) => value.replace(/\/$/, ''))
      .refine(isWebOrigin, ADVICE.notifyOrigin)
      .default('https://api.notifications.service.gov.uk'),
  ),
  MAIL_FROM: variable(
    text(ADVICE.from)
      .refine((value) => senderOf(value) !== undefined, ADVICE.from)
      .default('havens@localhost'),
  ),
  BASEMAP: variable(text(ADVICE.basemap).refine(isBasemap, ADVICE.basemap).optional()),
  BASEMAP_NOTICE: variable(
    text(ADVICE.basemapNotice)
      .max(200, ADVICE.basemapNotice)
      .regex(/^[^<>]*$/, ADVICE.basemapNotice)
      .optional(),
  ),
  TRUSTED_PROXIES: variable(
    text(ADVICE.proxies)
      .transform((value) => value.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every(isNetwork), ADVICE.proxies)
      .default([]),
  ),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS, { error: ADVICE.level }).default('info')),
  CLOCK: variable(
    z.iso
      .datetime({ offset: true, error: ADVICE.clock })
      .transform((value) => Date.parse(value))
      .refine(Number.isFinite, ADVICE.clock)
      .optional(),
  ),
});

/** Never shown, not even where they are wrong. */
const SECRETS = new Set(['SESSION_SECRET', 'ENTRA_CLIENT_SECRET', 'NOTIFY_API_KEY', 'MAIL']);

/**
 * The configuration an environment asks for.
 * @throws ConfigError with a line for each variable that is wrong
 */
export function readConfig(env: Readonly<Record<string, unknown>>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw new ConfigError(
      read.error.issues.map(({ path, message }) => complaint(String(path[0]), env, message)).join('\n'),
    );
  }
  const given = read.data;
  const production = given.NODE_ENV === 'production';
  const publicOrigin = given.PUBLIC_ORIGIN ?? `http://localhost:${given.PORT}`;
  const wrong = production ? unfitForProduction(given) : [];
  if (given.MAIL === 'notify') wrong.push(...unfitForNotify(given));
  const entra: unknown[] = [
    given.ENTRA_TENANT_ID,
    given.ENTRA_CLIENT_ID,
    given.ENTRA_CLIENT_SECRET,
    given.ENTRA_COUNCILS,
  ];
  if (entra.some((value) => value !== undefined) && entra.includes(undefined))
    wrong.push(`ENTRA_* is only half set: ${ADVICE.entra}`);
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return {
    production,
    port: given.PORT,
    host: given.HOST,
    publicOrigin,
    databasePath: given.DATABASE_PATH,
    demo: given.DEMO ? given.DEMO === 'on' : !production,
    sessionSecret: given.SESSION_SECRET ?? knownSecret(publicOrigin) ?? randomToken() + randomToken(),
    auditSecret: given.SESSION_SECRET ?? knownSecret(publicOrigin),
    entra: entraOf(given),
    mail: mailOf(given),
    mailFrom: given.MAIL_FROM,
    basemap: given.BASEMAP,
    basemapNotice: given.BASEMAP_NOTICE,
    trustedProxies: given.TRUSTED_PROXIES,
    logLevel: given.LOG_LEVEL,
    clock: given.CLOCK,
  };
}

function complaint(name: string, env: Readonly<Record<string, unknown>>, advice: string): string {
  return `${name} is ${SECRETS.has(name) ? 'not right' : JSON.stringify(env[name])}: ${advice}`;
}

function unfitForProduction({ CLOCK, SESSION_SECRET }: z.output<typeof environment>): string[] {
  return [
    ...(CLOCK === undefined
      ? []
      : ['CLOCK is set: a fixed time is for tests and checks. Unset it, or NODE_ENV=production']),
    ...(SESSION_SECRET === undefined
      ? [`SESSION_SECRET is not set, and NODE_ENV=production needs it: ${ADVICE.secret}`]
      : []),
  ];
}

/** What everyone knows signs nothing that other people can reach: there it is drawn anew at each start. */
function knownSecret(publicOrigin: string): string | undefined {
  const onThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(publicOrigin).hostname);
  return onThisMachine ? DEVELOPMENT_SECRET : undefined;
}

function entraOf(given: z.output<typeof environment>): EntraConfig | undefined {
  const { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId, ENTRA_CLIENT_SECRET: clientSecret } = given;
  const { ENTRA_COUNCILS: councils, ENTRA_AUTHORITY: authority } = given;
  if (tenantId === undefined || clientId === undefined) return undefined;
  if (clientSecret === undefined || councils === undefined) return undefined;
  return { tenantId, clientId, clientSecret, councils, authority };
}

function unfitForNotify({ NOTIFY_API_KEY, NOTIFY_TEMPLATE_ID }: z.output<typeof environment>): string[] {
  return [
    ...(NOTIFY_API_KEY === undefined
      ? [`NOTIFY_API_KEY is not set, and MAIL=notify needs it: ${ADVICE.notifyKey}`]
      : []),
    ...(NOTIFY_TEMPLATE_ID === undefined
      ? [`NOTIFY_TEMPLATE_ID is not set, and MAIL=notify needs it: ${ADVICE.notifyTemplate}`]
      : []),
  ];
}

function mailOf(given: z.output<typeof environment>): MailConfig {
  if (given.MAIL === 'log') return { via: 'log' };
  if (given.MAIL !== 'notify') return { via: 'smtp', url: given.MAIL };
  return {
    via: 'notify',
    apiKey: given.NOTIFY_API_KEY ?? '',
    templateId: given.NOTIFY_TEMPLATE_ID ?? '',
    origin: given.NOTIFY_ORIGIN,
  };
}
