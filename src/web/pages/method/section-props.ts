/** What every section of the page is given. */
export interface SectionProps {
  /** Whether the one who looks may change how the team works. */
  readonly may: boolean;
}
