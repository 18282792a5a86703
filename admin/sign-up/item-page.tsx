import { checklistItem } from '../../api/domain/checklist.ts';
import { MOST_FILE_BYTES } from '../../api/domain/evidence-file.ts';
import type { Evidence } from '../../api/usecases/read-sign-up.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { FileField } from '../html/file-field.tsx';
import { ExternalLink } from '../html/links.tsx';
import { sizeWords } from '../html/size-words.ts';
import { TextField } from '../html/text-fields.tsx';

const ACCEPT = 'application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png';

/** What was added for an item, and forms to add a file or a link. */
export function ItemPage({
  item,
  attached,
  form,
  newKey,
  back,
}: {
  item: string;
  attached: readonly Evidence[];
  form: Filled;
  newKey: () => string;
  back: string;
}) {
  const { name, counts } = checklistItem(item);
  return (
    <>
      <h1>{name}</h1>
      <p>{counts}</p>
      {attached.length > 0 && <AttachedList attached={attached} />}
      <h2>Add a photo or document</h2>
      <form method="post" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="key" value={newKey()} />
        <FileField
          {...textOf(form, 'file')}
          label="Choose a file"
          hint={`PDF, JPEG or PNG, up to ${sizeWords(MOST_FILE_BYTES)}. Only you and the council can open it.`}
          accept={ACCEPT}
          maxBytes={MOST_FILE_BYTES}
        />
        <Button kind="secondary">Add the file</Button>
      </form>
      <h2>Or add a link</h2>
      <form method="post" novalidate>
        <input type="hidden" name="key" value={newKey()} />
        <TextField
          {...textOf(form, 'url')}
          label="Address of a page"
          hint="For example a policy on your website"
          type="url"
          spellcheck={false}
        />
        <Button kind="secondary">Add the link</Button>
      </form>
      <ButtonLink href={back}>Done: back to the checklist</ButtonLink>
    </>
  );
}

function AttachedList({ attached }: { attached: readonly Evidence[] }) {
  return (
    <>
      <h2>Added so far</h2>
      <ul>
        {attached.map((evidence) => (
          <li>
            <AttachedName evidence={evidence} />
            <form method="post">
              <input type="hidden" name="remove" value={evidence.id} />
              <button type="submit" class="link-button">
                Remove<span class="govuk-visually-hidden"> {evidence.file?.name ?? evidence.text}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A file or a link by its name; a file is opened by who may see it only. */
export function AttachedName({ evidence: { id, file, text } }: { evidence: Evidence }) {
  if (file === null) return <ExternalLink href={text}>{text}</ExternalLink>;
  return (
    <>
      <a href={`/admin/evidence/${id}/file`}>{file.name}</a> ({TYPE_WORDS[file.type]}, {sizeWords(file.bytes)}
      )
    </>
  );
}

const TYPE_WORDS = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' } as const;
