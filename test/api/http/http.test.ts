import { describe, expect, it } from 'vitest';
import { DomainError, invalid } from '../../../api/domain/errors.ts';
import { acceptedEncoding } from '../../../api/http/accept-encoding.ts';
import { etagOf, isCurrent } from '../../../api/http/etag.ts';
import { problemResponse, tellable } from '../../../api/http/problems.ts';
import { tellError } from '../../../api/http/request-log.ts';
import { contentSecurityPolicy, openHeaders } from '../../../api/http/security.ts';

describe('the encoding of an answer', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br;q=0.1', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0;x=1, gzip;q=0', undefined],
    ['deflate, zstd', undefined],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for %j is %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

describe('a copy is current', () => {
  it.each(['W/"v1"', '"v1"', '"v0", W/"v1"', '*'])('when If-None-Match is %s', (header) => {
    expect(isCurrent(header, 'v1')).toBe(true);
  });

  it.each([undefined, '', '"v2"', 'v1', '"xv1"'])('not when it is %s', (header) => {
    expect(isCurrent(header, 'v1')).toBe(false);
  });

  it('when its own tag is sent back', () => {
    expect(isCurrent(etagOf('0f3a'), '0f3a')).toBe(true);
  });
});

describe('a problem', () => {
  it('names the fields, the next step and the path, but not the query', async () => {
    const error = invalid('request.invalid', 'Give lat.', { lat: 'Give lat.' });
    const answer = problemResponse(error, '/api/v1/havens/nearest');
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'urn:havens:problem:request.invalid',
      title: 'Bad request',
      status: 400,
      detail: 'Give lat.',
      code: 'request.invalid',
      fields: { lat: 'Give lat.' },
      instance: '/api/v1/havens/nearest',
    });
  });

  it('tells nothing of an error that is not declared', () => {
    const told = tellable(new TypeError('secret column'));
    expect(told).toMatchObject({ status: 500, code: 'server.failed' });
    expect(told.message).not.toContain('secret');
  });

  it('says when to ask again where the register cannot be read', () => {
    const answer = problemResponse(new DomainError('register.unavailable', 503, 'Later.'), '/readyz');
    expect(answer.headers.get('Retry-After')).toBe('30');
  });
});

describe('a logged error', () => {
  it('keeps its causes and loses numbers that could be a position', () => {
    const told = tellError(new Error('near 51.6135,-0.1765', { cause: new Error('lat=51.61352') }));
    expect(JSON.stringify(told)).not.toMatch(/\d\.\d{3}/);
    expect(told.cause?.message).toBe('lat=…');
  });

  it('ends, even where an error causes itself', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(tellError(error)).length).toBeLessThan(50_000);
  });
});

describe('security headers', () => {
  it('promise HTTPS only where it is served', () => {
    expect(openHeaders({ publicOrigin: 'http://localhost:8787' })).not.toHaveProperty(
      'Strict-Transport-Security',
    );
    expect(openHeaders({ publicOrigin: 'https://havens.example' })).toHaveProperty(
      'Strict-Transport-Security',
    );
  });

  it('allow no inline script or style but those a page names', () => {
    const policy = contentSecurityPolicy({ scripts: ["'sha256-abc='"] });
    expect(policy).toContain("script-src 'self' 'sha256-abc='");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(contentSecurityPolicy({ framed: true })).toContain('frame-ancestors *');
  });
});
