/**
 * What a sign says in one language, beside the scheme's own English words. The phrase to say stays English: that is what
 * staff are trained to hear. Nothing calls a place safe, or promises anything.
 */
export interface SignWords {
  /** "Do you feel unsafe?" */
  readonly unsafe: string;
  /** "Staff here are trained to help." */
  readonly trained: string;
  /** Before the English phrase: "Say in English:" */
  readonly say: string;
  /** For the toilet door: "You can ask quietly. You do not have to explain." */
  readonly quietly: string;
  /** "In danger now? Call 999." */
  readonly danger: string;
  /** What the place is for, by the scheme's key; a scheme of one's own has none. */
  readonly schemes: Readonly<Record<string, string>>;
}
