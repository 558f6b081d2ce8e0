import { useWords } from "../../i18n/index.ts";
import { anchorOf } from "./CardView.tsx";
import { sections } from "./card.ts";
import { cards } from "./cards/index.ts";
import "./contents.css";

export const cardsOf = (section: (typeof sections)[number]) => cards.filter((card) => card.section === section);

/** What stands on the page, in its order; each line leads to its formula. */
export function Contents() {
  const { t } = useWords();
  return (
    <nav className="maths-contents no-print" aria-label={t("mathematics.contents")}>
      <h2 className="small dim">{t("mathematics.contents")}</h2>
      <ol>
        {sections.map((section) => (
          <li key={section}>
            <a href={`#${anchorOf(section)}`}>{t(`mathematics.section.${section}.title`)}</a>
            <ol>
              {cardsOf(section).map(({ id }) => (
                <li key={id}>
                  <a href={`#${anchorOf(id)}`}>{t(`mathematics.card.${id}.short`)}</a>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  );
}
