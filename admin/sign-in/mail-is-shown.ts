import type { Config } from '../../api/config.ts';

/** True of a development server that sends no mail: codes can be read on its page of written mail. */
export function mailIsShown({ production, mail }: Pick<Config, 'production' | 'mail'>): boolean {
  return !production && mail.via === 'log';
}
