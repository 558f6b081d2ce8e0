/** The same words in each language of the product. */
export interface Text {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

export const text = (en: string, fr: string, de: string): Text => ({ en, fr, de });
