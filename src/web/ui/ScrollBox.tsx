import type { ReactNode } from "react";

interface ScrollBoxProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** A box of its own for what is wider than the page; it can be scrolled from the keyboard. */
export const ScrollBox = ({ label, className, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, axe scrollable-region-focusable: not every browser lets the keyboard into a box that scrolls and has nothing to focus
  <section className={className} tabIndex={0} aria-label={label}>
    {children}
  </section>
);
