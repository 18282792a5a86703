import { expect, it } from 'vitest';
import { addHelpline, editHelpline, markHelplineChecked } from '../../../api/usecases/keep-helpline.ts';
import { changeAuthorityContact } from '../../../api/usecases/change-authority-contact.ts';
import { listHelplines } from '../../../api/usecases/list-helplines.ts';
import { readAuthorityContact } from '../../../api/usecases/read-authority-contact.ts';
import { readHelpline } from '../../../api/usecases/read-helpline.ts';
import { selectCouncilContacts } from '../../../db/council-contacts.ts';
import type { Database } from '../../../db/database.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const CAMDEN = 'E09000007';
const ACTOR = 'person/ade';
const FACTS = {
  name: 'Night Line',
  forWhom: 'Anyone who wants to talk.',
  phone: '0800 555 0100',
  textNumber: '',
  email: '',
  website: '',
  hours: 'From 8pm to 6am',
  owner: 'Community safety officer',
  source: 'nightline.example',
  position: 40,
  shown: true,
};
const CONTACT = {
  team: 'Community Safety Team',
  email: 'safety@barnet.example',
  phone: '020 7946 0000',
  address: '2 Paper Street\nNW4 0XX',
  privacyEmail: 'dpo@barnet.example',
  signUpEmail: '',
};

async function aRegister(open: () => Promise<Database>) {
  const db = await open();
  const clock = movableClock('2026-06-10T11:00:00Z');
  await seedRegister(db);
  await db.writeAll([
    db.query
      .insertInto('authorities')
      .values({ code: CAMDEN, name: 'Camden', updated_at: '2026-01-01T00:00:00.000Z' })
      .compile(),
  ]);
  const keeping = { authorityCode: BARNET, actor: ACTOR, db, clock };
  const add = (helplineKey: string, forEverybody: boolean) =>
    addHelpline({ ...keeping, helplineKey, facts: FACTS, forEverybody });
  const events = async (action: string) =>
    db.query
      .selectFrom('audit_events')
      .select(['authority_code', 'subject', 'details'])
      .where('action', '=', action)
      .orderBy('id')
      .execute();
  return { db, clock, keeping, add, events };
}

describeEachEngine('helplines', (open) => {
  it('that are changed are told at once, and the trail says from what to what', async () => {
    const { db, keeping, add, events } = await aRegister(open);
    await add('nightline', false);
    const { seen } = await readHelpline({ helplineKey: 'nightline', ...keeping });
    const facts = { ...FACTS, phone: '0800 555 0199' };
    await editHelpline({ ...keeping, helplineKey: 'nightline', facts, checked: false, seen });
    const told = await listHelplines({ area: BARNET, db });
    expect(told.map(({ phone, checkedOn }) => [phone, checkedOn])).toEqual([['0800 555 0199', '2026-06-10']]);
    expect(await listHelplines({ db })).toEqual([]);
    const [event, ...more] = await events('helpline.changed');
    expect(more).toEqual([]);
    expect({ ...event, details: JSON.parse(event?.details ?? '') }).toEqual({
      authority_code: BARNET,
      subject: 'helpline/nightline',
      details: { from: { phone: '0800 555 0100' }, to: { phone: '0800 555 0199' } },
    });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('for everybody are kept by any administrator, on the register’s own trail', async () => {
    const { clock, keeping, add, events } = await aRegister(open);
    await add('nightline', true);
    clock.set('2027-01-15T11:00:00Z');
    await markHelplineChecked({ ...keeping, authorityCode: CAMDEN, helplineKey: 'nightline' });
    const { helpline } = await readHelpline({ helplineKey: 'nightline', ...keeping });
    expect(helpline.checkedOn).toBe('2027-01-15');
    expect((await events('helpline.checked')).map((event) => event.authority_code)).toEqual([null]);
  });

  it('of another authority are not there', async () => {
    const { keeping, add } = await aRegister(open);
    await add('nightline', false);
    const camden = { ...keeping, authorityCode: CAMDEN, helplineKey: 'nightline' };
    await expect(markHelplineChecked(camden)).rejects.toMatchObject({ code: 'helpline.not_found' });
    const edit = editHelpline({ ...camden, facts: FACTS, checked: true, seen: '' });
    await expect(edit).rejects.toMatchObject({ code: 'helpline.not_found' });
  });

  it('that somebody else changed first are not overwritten; the same form twice is one change', async () => {
    const { keeping, add, events } = await aRegister(open);
    await add('nightline', false);
    await add('nightline', false);
    expect(await events('helpline.added')).toHaveLength(1);
    const { seen } = await readHelpline({ helplineKey: 'nightline', ...keeping });
    const save = (phone: string) =>
      editHelpline({
        ...keeping,
        helplineKey: 'nightline',
        facts: { ...FACTS, phone },
        checked: true,
        seen,
      });
    await save('101');
    await save('101');
    await expect(save('102')).rejects.toMatchObject({ code: 'helpline.changed_meanwhile', status: 409 });
    expect(await events('helpline.changed')).toHaveLength(1);
    const { helpline } = await readHelpline({ helplineKey: 'nightline', ...keeping });
    expect(helpline.phone).toBe('101');
  });

  it('for danger now cannot be hidden; others can, and are told no more', async () => {
    const { db, keeping, add } = await aRegister(open);
    await add('nightline', true);
    const hide = async () =>
      editHelpline({
        ...keeping,
        helplineKey: 'nightline',
        facts: { ...FACTS, shown: false },
        checked: false,
        seen: (await readHelpline({ helplineKey: 'nightline', ...keeping })).seen,
      });
    await db.writeAll([db.query.updateTable('helplines').set({ emergency: 1 }).compile()]);
    await expect(hide()).rejects.toMatchObject({ code: 'helpline.emergency' });
    await db.writeAll([db.query.updateTable('helplines').set({ emergency: 0 }).compile()]);
    await hide();
    expect(await listHelplines({ area: BARNET, db })).toEqual([]);
  });
});

describeEachEngine('authority details', (open) => {
  it('are empty until they are said, then are what was said; no address is on the trail', async () => {
    const { db, keeping, events } = await aRegister(open);
    expect(await readAuthorityContact(keeping)).toMatchObject({ name: 'Barnet', email: '', updatedAt: null });
    await changeAuthorityContact({ ...keeping, contact: CONTACT, seen: null });
    expect(await readAuthorityContact(keeping)).toMatchObject(CONTACT);
    const [event] = await events('authority.details_changed');
    expect(JSON.parse(event?.details ?? '')).toEqual({
      changed: ['team', 'email', 'phone', 'address', 'privacyEmail'],
    });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('that somebody else changed first are not overwritten', async () => {
    const { clock, keeping } = await aRegister(open);
    await changeAuthorityContact({ ...keeping, contact: CONTACT, seen: null });
    const late = { ...CONTACT, team: 'Licensing' };
    const change = changeAuthorityContact({ ...keeping, contact: late, seen: null });
    await expect(change).rejects.toMatchObject({ code: 'contact.changed_meanwhile', status: 409 });
    const { updatedAt } = await readAuthorityContact(keeping);
    clock.set('2026-06-10T12:00:00Z');
    await changeAuthorityContact({ ...keeping, contact: late, seen: updatedAt });
    expect((await readAuthorityContact(keeping)).team).toBe('Licensing');
  });

  it('say where word of sign-ups goes: the address for them, else the team’s', async () => {
    const { db, keeping } = await aRegister(open);
    expect(await selectCouncilContacts(db, BARNET)).toEqual([]);
    await changeAuthorityContact({ ...keeping, contact: CONTACT, seen: null });
    expect(await selectCouncilContacts(db, BARNET)).toEqual(['safety@barnet.example']);
    const { updatedAt } = await readAuthorityContact(keeping);
    const contact = { ...CONTACT, signUpEmail: 'licensing@barnet.example' };
    await changeAuthorityContact({ ...keeping, contact, seen: updatedAt });
    expect(await selectCouncilContacts(db, BARNET)).toEqual(['licensing@barnet.example']);
  });
});
