import { LANGUAGE_NAMES, SIGN_LANGUAGES } from '../../api/domain/sign-languages.ts';
import { MOST_SIGN_LANGUAGES } from '../../api/domain/signage.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { SchemeSigns } from '../../api/usecases/show-signs.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes } from '../html/choices.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextArea } from '../html/text-fields.tsx';

interface FormPageProps {
  readonly scheme: SchemeSigns;
  readonly form: Filled;
  readonly cancel: string;
}

/** Which languages the signs speak, beside English. */
export function MakePage({ scheme: { accreditation, until, out }, form, cancel }: FormPageProps) {
  if (until === undefined) return <NoneNow name={accreditation.schemeName} cancel={cancel} />;
  return (
    <>
      <h1>Make signs: {accreditation.schemeName}</h1>
      <p>They will say “Valid until {dateWords(until)}”, the last day of the accreditation.</p>
      {out && <InsetText>The signs that are up now are replaced: take them down.</InsetText>}
      <form method="post" novalidate>
        <Checkboxes
          {...listOf(form, 'languages')}
          label="Languages beside English (optional)"
          hint={`Choose what your guests speak, at most ${MOST_SIGN_LANGUAGES}. What to say to staff stays in English: that is what they are trained to hear. A native speaker should read a sign before you order many.`}
          options={SIGN_LANGUAGES.map((language) => {
            const [english, own] = LANGUAGE_NAMES[language];
            return {
              value: language,
              text: (
                <>
                  {english} <span lang={language}>({own})</span>
                </>
              ),
            };
          })}
        />
        <SendOrCancel cancel={cancel}>Make the signs</SendOrCancel>
      </form>
    </>
  );
}

function NoneNow({ name, cancel }: { name: string; cancel: string }) {
  return (
    <>
      <h1>No signs can be made now</h1>
      <p>
        Signs of {name} are made only while the public is shown the venue under it. <a href={cancel}>Back</a>
      </p>
    </>
  );
}

/** The signs are down: what became of them. */
export function ReturnPage({ scheme: { accreditation, out }, form, cancel }: FormPageProps) {
  if (!out) {
    return (
      <>
        <h1>No signs are out</h1>
        <p>
          There is nothing to take down for {accreditation.schemeName}. <a href={cancel}>Back</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>The signs are down: {accreditation.schemeName}</h1>
      <p>Say so once every sticker and poster of {dateWords(out.validUntil)} is down.</p>
      <form method="post" novalidate>
        <TextArea
          {...textOf(form, 'note')}
          label="What became of them (optional)"
          hint="For example, “Handed to the licensing officer” or “Destroyed”. Do not name anyone."
          maxLength={300}
          rows={2}
        />
        <SendOrCancel cancel={cancel}>They are down</SendOrCancel>
      </form>
    </>
  );
}
