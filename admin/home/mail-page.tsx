import type { WrittenMail } from '../../api/usecases/list-newest-mail.ts';

/** What a development server would have mailed, newest first: codes to sign in with, among others. */
export function MailPage({ messages }: { messages: readonly WrittenMail[] }) {
  return (
    <>
      <h1>Mail that was written</h1>
      <p>
        This is a development server: mail is not sent, it is shown here. Codes to sign in work for ten
        minutes.
      </p>
      {messages.length === 0 && <p>Nothing has been written yet.</p>}
      {messages.map(({ recipient, subject, body, createdAt }) => (
        <section class="govuk-!-margin-bottom-6">
          <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{subject}</h2>
          <p class="govuk-hint">
            To {recipient}, {createdAt.slice(0, 16).replace('T', ' ')} UTC
          </p>
          {body.split('\n\n').map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </section>
      ))}
    </>
  );
}
