/** How far a derivation is, in units; a total of 0 is not known. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
