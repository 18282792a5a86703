import type { CertificateFacts } from '../domain/certificate.ts';
import type { SignFacts, SignKind } from '../domain/signage.ts';
import type { FontShelf, ReadFont } from './font-shelf.ts';

/** What makes PDFs. */
export interface Printer {
  /** @param options.bleed for a press, with bleed and marks to cut at; else for a printer at hand */
  signs(
    kinds: readonly SignKind[],
    facts: SignFacts,
    options: { readonly bleed: boolean; readonly madeAt: number },
  ): Promise<Uint8Array>;
  certificate(facts: CertificateFacts, options: { readonly madeAt: number }): Promise<Uint8Array>;
}

/**
 * A printer that reads its fonts from somewhere. What it is made of (2 MB of code) is loaded with the first PDF: a server
 * starts without it.
 */
export function printer(read: ReadFont): Printer {
  let shelf: Promise<FontShelf> | undefined;
  const fonts = (): Promise<FontShelf> =>
    (shelf ??= import('./font-shelf.ts').then(({ fontShelf }) => fontShelf(read)));
  return {
    async signs(kinds, facts, options) {
      const { printSigns } = await import('./signs/print-signs.ts');
      return printSigns(kinds, facts, { fonts: await fonts(), ...options });
    },
    async certificate(facts, { madeAt }) {
      const { printCertificate } = await import('./certificate.ts');
      return printCertificate(facts, { fonts: await fonts(), madeAt });
    },
  };
}
