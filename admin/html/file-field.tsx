import { classes, described, FieldWords, FormGroup, type FieldProps } from './field.tsx';
import { sizeWords } from './size-words.ts';

/** A file to send; its form has `enctype="multipart/form-data"`. */
export function FileField({
  accept,
  maxBytes,
  ...field
}: FieldProps & {
  /** Types and endings: `application/pdf,.pdf`. What comes is checked all the same. */
  accept?: string;
  /** The module then says at once that a file is too large, before anything else of the page is sent and lost. */
  maxBytes?: number;
}) {
  return (
    <FormGroup error={field.error}>
      <FieldWords {...field} />
      <input
        class={classes('govuk-file-upload', field.error !== undefined && 'govuk-file-upload--error')}
        id={field.name}
        name={field.name}
        type="file"
        accept={accept}
        {...described(field)}
        {...(maxBytes !== undefined && {
          'data-max-bytes': maxBytes,
          'data-too-large': `This file is larger than ${sizeWords(maxBytes)}. Choose a smaller one.`,
        })}
      />
      {maxBytes !== undefined && (
        <p class="govuk-error-message" id={`${field.name}-size`} role="alert" hidden />
      )}
    </FormGroup>
  );
}
