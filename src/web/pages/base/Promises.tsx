import { chainLinkNames } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { PlanLink, RateSaid } from "./say.tsx";

const FATES = ["confirmed", "delivered", "agreed", "open", "broken", "lost", "dropped"] as const;

/** Promised against delivered: by whom it is looked at, and each promise on its way. */
export function Promises({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const { all, groups, list } = base.promises;
  return (
    <>
      <section className="card" aria-labelledby="base-kept">
        <h2 className="title" id="base-kept">
          {t("base.kept.title")}
        </h2>
        <p className="small dim">{t("base.kept.text")}</p>
        {groups.length === 0 ? (
          <p className="base-empty">{t("base.kept.empty")}</p>
        ) : (
          <div className="table-box">
            <table aria-labelledby="base-kept" className="base-wide stacks">
              <thead>
                <tr>
                  <th scope="col">{t(`base.by_${base.by}`)}</th>
                  <th scope="col" className="num">
                    {t("base.kept.kept")}
                  </th>
                  <th scope="col" className="num">
                    {t("base.kept.confirmed")}
                  </th>
                  {FATES.map((fate) => (
                    <th scope="col" key={fate} className="num">
                      {t(`base.fate.${fate}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...groups, { ...all, key: "*" }].map(({ key, kept, confirmed, byFate }) => (
                  <tr key={key ?? ""} className={key === "*" ? "base-all" : ""}>
                    <th scope="row">{key === "*" ? t("base.all") : (key ?? t("base.nobody"))}</th>
                    <td className="num" data-label={t("base.kept.kept")}>
                      <RateSaid rate={kept} />
                    </td>
                    <td className="num" data-label={t("base.kept.confirmed")}>
                      <RateSaid rate={confirmed} />
                    </td>
                    {FATES.map((fate) => (
                      <td key={fate} className={`num ${byFate[fate] === 0 ? "dim stacks-zero" : ""}`} data-label={t(`base.fate.${fate}`)}>
                        {f.number(byFate[fate] ?? 0, 0)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <Listing
        view={view}
        id="promises"
        list={list}
        keyOf={(row) => `${row.plan} ${row.promise}`}
        pick={(answer) => answer.promises.list}
        columns={[
          {
            id: "said",
            cell: (row) => (
              <>
                <PlanLink view={view} plan={row.plan}>
                  {row.text}
                </PlanLink>
                <span className="small dim base-under">
                  {t("base.promises.by", { who: row.links.promised?.by ?? "", day: f.day(row.links.promised?.on ?? base.on) })}
                </span>
              </>
            ),
            plain: (row) => row.text,
          },
          {
            id: "fate",
            cell: (row) => <span className={`base-fate base-fate-${row.fate}`}>{t(`base.fate.${row.fate}`)}</span>,
            plain: (row) => t(`base.fate.${row.fate}`),
          },
          {
            id: "way",
            cell: (row) => (
              <ol className="base-chain">
                {chainLinkNames.map((link) => {
                  const reached = row.links[link] ?? null;
                  const isBreak = row.breaksAt === link;
                  return (
                    <li key={link} className={reached ? "is-reached" : isBreak ? "is-broken" : ""}>
                      <span>{t(`base.link.${link}`)}</span>
                      <span className="small dim">
                        {reached
                          ? `${f.day(reached.on)}, ${reached.by || t("base.nobody")}`
                          : t(isBreak ? "base.link.breaks" : "base.link.ahead")}
                      </span>
                    </li>
                  );
                })}
              </ol>
            ),
            plain: (row) =>
              chainLinkNames.flatMap((link) => (row.links[link] ? [`${t(`base.link.${link}`)} ${row.links[link]?.on}`] : [])).join("; "),
          },
        ]}
      />
    </>
  );
}
