import type { Child } from 'hono/jsx';
import { FINDER_LANGUAGES } from '../../html/languages.ts';
import { COLOURS, HIGHEST_LIMIT, type Choices, type ColourName, type EmbedOptions } from './options.ts';
import { OWN_COLOURS } from './theme.ts';

export interface BuilderFormProps {
  readonly choices: Choices;
  readonly options: EmbedOptions;
  /** As it was typed, by field: what cannot be taken stays. */
  readonly typed: (name: string) => string;
  readonly errors: Readonly<Record<string, string>>;
}

const COLOUR_WORDS: Readonly<Record<ColourName, string>> = {
  accent: 'Colour of buttons and links',
  text: 'Colour of text',
  background: 'Colour of the background',
};

/** What can be chosen: a plain form whose button asks for the page again. */
export function BuilderForm({ choices, options, typed, errors }: BuilderFormProps) {
  return (
    <form action="/embed" method="get" data-builder="">
      <Field name="area" label="Area" errors={errors}>
        <select class="field" id="area" name="area">
          <option value="">All areas of this register</option>
          {choices.areas.map(({ code, name }) => (
            <option value={code} selected={options.area === code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="lang" label="Language to begin with" errors={errors}>
        <select class="field" id="lang" name="lang">
          {FINDER_LANGUAGES.map(([tag, name]) => (
            <option value={tag} lang={tag} selected={options.lang === tag}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Schemes choices={choices} options={options} error={errors['schemes']} />
      <Field name="limit" label="How many places to show" errors={errors}>
        <input
          class="field"
          id="limit"
          name="limit"
          type="number"
          min={1}
          max={HIGHEST_LIMIT}
          value={typed('limit') || String(options.limit)}
          {...described('limit', errors)}
        />
      </Field>
      <Tick name="under18" value="1" ticked={options.under18}>
        Places for all ages first, for a site for young people
      </Tick>
      <Tick name="map" value="off" ticked={!options.map}>
        No map
      </Tick>
      {COLOURS.map((name) => (
        <Field
          key={name}
          name={name}
          label={COLOUR_WORDS[name]}
          errors={errors}
          hint={`Six digits, such as ${OWN_COLOURS[name]}. Empty: the finder’s own, light or dark as the phone is.`}
        >
          <input
            class="field"
            id={name}
            name={name}
            value={typed(name)}
            maxlength={20}
            autocomplete="off"
            spellcheck={false}
            {...described(name, errors, true)}
          />
        </Field>
      ))}
      <Field
        name="site"
        label="Id of an embed site (you can leave this empty)"
        errors={errors}
        hint="From the council’s page “Websites”, for people who sign in. It counts how often the finder is loaded each day, and nothing about people."
      >
        <input
          class="field"
          id="site"
          name="site"
          value={typed('site')}
          maxlength={20}
          autocomplete="off"
          {...described('site', errors, true)}
        />
      </Field>
      <button class="button main">Show the lines to copy</button>
    </form>
  );
}

function described(name: string, errors: Readonly<Record<string, string>>, hasHint = false) {
  const ids = [
    ...(errors[name] === undefined ? [] : [`${name}-error`]),
    ...(hasHint ? [`${name}-hint`] : []),
  ];
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(errors[name] !== undefined && { 'aria-invalid': 'true' as const }),
  };
}

function Field({
  name,
  label,
  hint,
  errors,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  errors: Readonly<Record<string, string>>;
  children: Child;
}) {
  const error = errors[name];
  return (
    <div class="asked">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="muted small" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      {children}
    </div>
  );
}

function Schemes({
  choices,
  options,
  error,
}: {
  choices: Choices;
  options: EmbedOptions;
  error: string | undefined;
}) {
  return (
    <fieldset id="schemes">
      <legend>Schemes (none ticked: all of them)</legend>
      {error !== undefined && <span class="error">{error}</span>}
      {choices.schemes.map(({ key, name }) => (
        <Tick key={key} name="schemes" value={key} ticked={options.schemes.includes(key)}>
          {name}
        </Tick>
      ))}
    </fieldset>
  );
}

function Tick({
  name,
  value,
  ticked,
  children,
}: {
  name: string;
  value: string;
  ticked: boolean;
  children: Child;
}) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={ticked} />
      {children}
    </label>
  );
}
