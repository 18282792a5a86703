import type { MailMessage, MailTransport } from './transport.ts';

/** For whoever starts the product in production without a way to send mail. */
export const MAIL_STAYS =
  'Mail is only noted, not sent (MAIL=log), so nobody gets a code to sign in. Set MAIL to a server or to notify, such as MAIL=smtp://user:password@mail.example.org:587';

/**
 * Mail that is told instead of sent (`MAIL=log`): for demos and development, where the terminal is the mailbox. In
 * production it tells only that there was a mail, never to whom or what: a log is no place for a sign-in code.
 */
export function logTransport({
  production,
  print,
}: {
  production: boolean;
  print: (text: string) => void;
}): MailTransport {
  return {
    name: 'log',
    answerWithinMs: 0,
    staysInOutbox: !production,
    async send(message, handOver) {
      await handOver();
      print(production ? `Mail not sent, MAIL=log: one of kind ${message.kind}` : textOf(message));
    },
    // Told twice is better than never.
    hasTaken: async () => false,
  };
}

function textOf({ recipient, subject, body }: MailMessage): string {
  const lines = [`To: ${recipient}`, `Subject: ${subject}`, '', ...body.trimEnd().split('\n')];
  return ['', '--- Mail (MAIL=log: shown here, not sent)', ...lines.map(printable), '---', ''].join('\n');
}

/** Without what could move a terminal's cursor or colour its text. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}
