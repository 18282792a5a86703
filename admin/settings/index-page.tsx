import type { SettingsAttention } from '../../api/usecases/settings-attention.ts';
import { TaskList, type Task } from '../html/lists.tsx';

/** The settings of an authority, each with what wants doing there. */
export function SettingsPage({ base, attention }: { base: string; attention: SettingsAttention }) {
  return (
    <>
      <h1>Settings</h1>
      <h2>Your authority</h2>
      <TaskList
        id="authority"
        tasks={[
          at(base, 'people', 'People and roles', 'Who may sign in, and what they may do.'),
          at(
            base,
            'contact',
            'Authority details',
            'How venues and the public reach you, and where word of sign-ups goes.',
          ),
          at(base, 'retention', 'Retention', 'How long what is kept, and how much of it goes today.'),
          at(
            base,
            'personal-data',
            'Personal data',
            'What you hold about somebody who asks: a file of it, or erasing them.',
          ),
          at(base, 'trail', 'Audit trail', 'Who changed what, when and why.'),
        ]}
      />
      <h2>The whole register</h2>
      <TaskList
        id="register"
        tasks={[
          at(
            base,
            'schemes',
            'Schemes',
            'What each asks of venues and says to the public, version by version.',
          ),
          {
            ...at(
              base,
              'helplines',
              'Helplines',
              'The numbers on the public help page: who keeps each, and when it was checked.',
            ),
            ...wanting(attention.helplines, 'to check'),
          },
          {
            ...at(base, 'mail', 'Mail', 'What did not go, and sending it again.'),
            ...wanting(attention.mail, 'not gone'),
          },
        ]}
      />
    </>
  );
}

function at(base: string, page: string, title: string, hint: string): Task {
  return { title, href: `${base}/${page}`, hint, status: '' };
}

function wanting(number: number, words: string): Partial<Task> {
  return number === 0 ? {} : { status: `${number} ${words}`, tone: 'orange' };
}
