/** Whose moments they are. */
export interface Whose {
  readonly account?: string;
  readonly deal?: string;
  /** How far it is: `won` looks at what comes after the sale first. */
  readonly outcome?: string;
}
