import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../db/reference-data.ts';
import type { SchemeRules } from '../../../api/domain/scheme.ts';
import { openOffice } from '../../helpers/office.ts';

const SCHEMES = '/admin/councils/E09000003/settings/schemes';
/** One that the reference data brings: with evidence, and a group. */
const PATH = `${SCHEMES}/hate_crime_reporting_centre`;

async function anOffice() {
  const office = await openOffice();
  await loadReferenceData({ db: office.db, clock: office.clock });
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org');
  const page = async (path: string) => (await browser.get(path)).text();
  const versions = async () =>
    office.db.query
      .selectFrom('scheme_versions')
      .select(['version', 'rules', 'wording', 'effective_from'])
      .where('scheme_key', '=', 'hate_crime_reporting_centre')
      .orderBy('version')
      .execute();
  return { office, browser, page, versions };
}

/** The fields of a form as a browser would send them: the values that stand in its HTML. */
function fieldsIn(html: string): Record<string, string> {
  const form =
    /<form method="post"[^>]*>([\s\S]*?)<\/form>/.exec(html.slice(html.indexOf('<main')))?.[1] ?? '';
  const fields: Record<string, string> = {};
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isChoice = /type="(radio|checkbox)"/.test(tag);
    if (name && (!isChoice || /\schecked/.test(tag)))
      fields[name] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    fields[name] = plain(text);
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = /<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '';
  return fields;
}

describe('schemes', () => {
  it('say their rules in plain words, and which version holds', async () => {
    const { page } = await anOffice();
    expect(await page(SCHEMES)).toContain('Hate crime reporting centre');
    const shown = await page(PATH);
    expect(shown).toContain('The approver must not be the assessor');
    expect(shown).toContain('At least 100 % trained');
    expect(shown).toContain('A room where someone can talk in private');
    expect((await (await anOffice()).browser.get(`${SCHEMES}/none`)).status).toBe(404);
  });

  it('have a form that says the rules as they are: sent as it is, nothing is different', async () => {
    const { browser, page, versions } = await anOffice();
    const fields = fieldsIn(await page(`${PATH}/add`));
    expect(fields).toMatchObject({ currentShare: '100', 'item-private_room': 'required', version: '2' });
    const preview = await browser.post(`${PATH}/add`, fields);
    expect(preview.status).toBe(200);
    expect(await preview.text()).toContain('Nothing is different');
    expect(await versions()).toHaveLength(1);
  });

  it('change by way of a preview, which holds what was typed and can be gone back from', async () => {
    const { browser, page, versions } = await anOffice();
    const fields = {
      ...fieldsIn(await page(`${PATH}/add`)),
      currentShare: '90',
      modules: 'under_18s_and_safeguarding',
      headcountMonths: '2',
      'item-cctv': 'group-1',
      'own-1': 'Lockable door',
      'own-1-place': 'group-1',
      'item-report_forms': '',
      summary: 'Staff here are trained to take down what happened & pass it on.',
    };
    const preview = await (await browser.post(`${PATH}/add`, fields)).text();
    expect(preview).toContain('At least 90 % trained');
    expect(preview).toContain('Under 18s and safeguarding');
    expect(preview).toContain('Every 2\u00a0months');
    expect(preview).toContain('Evidence: at least one of group 1');
    expect(preview).toContain('Lockable door');
    expect(await versions()).toHaveLength(1);
    const carried = fieldsIn(preview);
    expect(carried).toEqual(expect.objectContaining(fields));
    const again = await (await browser.post(`${PATH}/add`, { ...carried, again: 'yes' })).text();
    expect(fieldsIn(again)).toEqual(expect.objectContaining(fields));

    const saved = await browser.post(`${PATH}/add`, { ...carried, confirmed: 'yes' });
    expect(saved.headers.get('Location')).toBe(`${PATH}?done=saved`);
    const twice = await browser.post(`${PATH}/add`, { ...carried, confirmed: 'yes' });
    expect(twice.headers.get('Location')).toBe(`${PATH}?done=saved`);
    const [, second, ...more] = await versions();
    expect(more).toEqual([]);
    const rules = JSON.parse(second?.rules ?? '') as SchemeRules;
    expect(rules.training).toMatchObject({
      ...{ currentShare: 0.9, modules: ['under_18s_and_safeguarding'], headcountMonths: 2 },
    });
    expect(rules.evidence).toEqual({
      required: ['trained_staff_list', 'private_room', 'data_protection_policy'],
      atLeastOneOf: [['cctv', 'lockable_door']],
    });
    expect(fieldsIn(await page(`${PATH}/add`))).toMatchObject({
      'item-lockable_door': 'group-1',
      version: '3',
    });
    expect(await page(PATH)).toContain('Versions before');
  });

  it('keep what was typed and say what is wrong', async () => {
    const { browser, page } = await anOffice();
    const fields = fieldsIn(await page(`${PATH}/add`));
    const wrong = {
      ...fields,
      graceDays: '91',
      headcountMonths: '13',
      'effectiveFrom-year': '2020',
      name: '',
    };
    const answer = await browser.post(`${PATH}/add`, wrong);
    expect(answer.status).toBe(422);
    const shown = await answer.text();
    expect(shown).toContain('must be between 0 and 90');
    expect(shown).toContain('must be between 1 and 12');
    expect(shown).toContain('must be on or after 10 June 2026');
    expect(fieldsIn(shown)).toEqual(expect.objectContaining(wrong));
    const items = { ...fields, 'own-1': 'Phone', 'own-2': 'Lockable door!', 'item-cctv': 'group-2' };
    const badItems = await (await browser.post(`${PATH}/add`, items)).text();
    expect(badItems).toContain('letters, numbers and spaces');
    const alone = await (await browser.post(`${PATH}/add`, { ...items, 'own-2': '' })).text();
    expect(alone).toContain('Only this is in group 2');
    expect(alone).toContain('in the list above already');
    const promised = await (
      await browser.post(`${PATH}/add`, { ...fields, summary: 'You are safe here.' })
    ).text();
    expect(promised).toContain('Staff here are trained to help');
  });

  it('that somebody else changed meanwhile: what was typed is kept, and goes on from theirs', async () => {
    const { office, browser, page, versions } = await anOffice();
    await office.addOfficer('bo@example.org', ['administrator']);
    const bo = await office.signIn('bo@example.org', { 'Test-Client': 'bo' });
    const fields = { ...fieldsIn(await page(`${PATH}/add`)), graceDays: '7' };
    await bo.post(`${PATH}/add`, { ...fields, graceDays: '21', confirmed: 'yes' });
    const answer = await browser.post(`${PATH}/add`, { ...fields, confirmed: 'yes' });
    expect(answer.status).toBe(409);
    const shown = await answer.text();
    expect(fieldsIn(shown)).toMatchObject({ graceDays: '7', version: '3' });
    await browser.post(`${PATH}/add`, { ...fieldsIn(shown), confirmed: 'yes' });
    expect(await versions()).toHaveLength(3);
  });

  it('to come are taken back; the finder’s switch says first how many it takes out', async () => {
    const { office, browser, page, versions } = await anOffice();
    const fields = { ...fieldsIn(await page(`${PATH}/add`)), graceDays: '7', 'effectiveFrom-month': '9' };
    await browser.post(`${PATH}/add`, { ...fields, confirmed: 'yes' });
    expect(await page(PATH)).toContain('Take version 2 back');
    await browser.post(`${PATH}/take-back`, { version: '2' });
    expect(await versions()).toHaveLength(1);
    expect((await browser.post(`${PATH}/take-back`, { version: '1' })).status).toBe(409);

    const lantern = await office.addHaven({ id: 'lantern01', name: 'The Paper Lantern' });
    await office.republish();
    const listed = `${SCHEMES}/safe_haven/listed`;
    expect(await page(listed)).toContain('1 venue is accredited under it');
    expect(await office.page('/havens')).toContain('The Paper Lantern');
    await browser.post(listed, { listed: 'no' });
    expect(await office.page('/havens')).not.toContain('The Paper Lantern');
    await browser.post(listed, { listed: 'yes' });
    expect(await office.page('/havens')).toContain('The Paper Lantern');
    expect(lantern).toBe('lantern01');
  });
});
