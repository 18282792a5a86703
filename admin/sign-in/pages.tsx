import { CODE_MINUTES } from '../../api/usecases/sign-in.ts';
import { Button } from '../html/buttons.tsx';
import { InsetText, type FormErrors } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';

/** The first step: which address is yours. The same words for an address that we know and one that we do not. */
export function AddressPage({
  next,
  email,
  errors,
  entra,
}: {
  next: string;
  email: string;
  errors: FormErrors;
  entra: boolean;
}) {
  return (
    <>
      <h1>Sign in or sign up a venue</h1>
      <p>Enter your e-mail address. We send you a 6-digit code: there is no password to remember.</p>
      <form method="post" action="/admin/sign-in" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autocomplete="email"
          spellcheck={false}
          value={email}
          error={errors['email']}
        />
        <Button>Send me a code</Button>
      </form>
      {entra && (
        <form method="post" action="/admin/sign-in/entra">
          <h2>Council staff</h2>
          <input type="hidden" name="next" value={next} />
          <Button kind="secondary">Sign in with your council account</Button>
        </form>
      )}
    </>
  );
}

/** The second step: the code. */
export function CodePage({
  action,
  email,
  next,
  errors,
  heading = 'Enter the code we sent you',
  held = [],
  shown,
}: {
  action: string;
  email: string;
  next: string;
  errors: FormErrors;
  heading?: string;
  /** What a form held that waits for the code. */
  held?: readonly (readonly [string, string])[];
  /** True of a development server, which sends no mail and shows it instead. */
  shown: boolean;
}) {
  return (
    <>
      <h1>{heading}</h1>
      <p>
        We have sent a code to <strong>{email}</strong>. It works for {CODE_MINUTES} minutes, in this browser
        only.
      </p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="next" value={next} />
        {held.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <TextField
          name="code"
          label="6-digit code"
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
          spellcheck={false}
          error={errors['code']}
        />
        <Button>Continue</Button>
      </form>
      {shown && (
        <InsetText>
          This is a development server: the code is on the page{' '}
          <a href="/admin/mail" target="_blank">
            Mail that was written
          </a>
          .
        </InsetText>
      )}
      <InsetText>
        No e-mail after two minutes? Look in your spam folder, or{' '}
        <a href={`/admin/sign-in?next=${encodeURIComponent(next)}`}>ask for a new code</a>.
      </InsetText>
    </>
  );
}

/** Before what cannot be taken back: is it still you? */
export function AgainPage({
  email,
  next,
  held = [],
}: {
  email: string;
  next: string;
  held?: readonly (readonly [string, string])[];
}) {
  return (
    <>
      <h1>Confirm that it is you</h1>
      <p>
        What comes next has consequences for others, so we ask for a code first. We send it to{' '}
        <strong>{email}</strong>. Nothing that you typed is lost.
      </p>
      <form method="post" action="/admin/sign-in/again">
        <input type="hidden" name="next" value={next} />
        {held.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>Send me a code</Button>
      </form>
    </>
  );
}

/** It was a form that waited: one more press sends it as it was. */
export function HeldFormPage({
  action,
  held,
}: {
  action: string;
  held: readonly (readonly [string, string])[];
}) {
  return (
    <>
      <h1>Thank you, it is you</h1>
      <p>What you were about to send is still here.</p>
      <form method="post" action={action}>
        {held.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>Send it now</Button>
      </form>
    </>
  );
}
