import { describe, expect, it } from 'vitest';
import { anOperator } from '../../helpers/operator.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const temporaryFolder = useTemporaryFolders();
const ADD = ['add-person', 'Ada@Council.Example', '--role', 'administrator', '--authority', 'E09000003'];

describe('add-person', () => {
  it('lets someone of a council sign in, tells them, and leaves an event', async () => {
    const operator = await anOperator(temporaryFolder());
    const { code, said } = await operator.run(...ADD);
    expect({ code, said }).toEqual({
      code: 0,
      said: 'ada@council.example is administrator of E09000003, and is told so by mail.',
    });
    expect(
      operator.rows(
        'SELECT p.email, r.role, r.authority_code FROM council_roles r JOIN people p ON p.id = r.person_id',
      ),
    ).toEqual([{ email: 'ada@council.example', role: 'administrator', authority_code: 'E09000003' }]);
    expect(operator.rows('SELECT recipient, kind FROM outbox')).toEqual([
      { recipient: 'ada@council.example', kind: 'invitation' },
    ]);
    expect(operator.rows("SELECT action, details FROM audit_events WHERE action = 'role.granted'")).toEqual([
      { action: 'role.granted', details: '{"role":"administrator"}' },
    ]);
  });

  it.each([
    [['add-person', 'ada', '--role', 'officer', '--authority', 'E09000003'], 'no e-mail address'],
    [
      ['add-person', 'a@b.example', '--role', 'king', '--authority', 'E09000003'],
      'give one of tester, officer',
    ],
    [['add-person', 'a@b.example', '--authority', 'E09000003'], 'Give --role'],
    [['add-person', 'a@b.example', '--role', 'officer'], 'Give --authority'],
    [
      ['add-person', 'a@b.example', '--role', 'officer', '--authority', 'E09999999'],
      'no authority E09999999',
    ],
  ])('says what is wrong with %j, and changes nothing', async (argv, line) => {
    const operator = await anOperator(temporaryFolder());
    const before = operator.content();
    const { code, said } = await operator.run(...argv);
    expect(code).toBe(1);
    expect(said).toContain(line);
    expect(operator.content()).toBe(before);
  });

  it('says where someone has the role already', async () => {
    const operator = await anOperator(temporaryFolder());
    await operator.run(...ADD);
    expect((await operator.run(...ADD)).said).toContain('is administrator of Barnet already');
  });
});
