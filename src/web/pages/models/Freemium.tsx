import type { Models } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Figure } from "../../ui/Figure.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";

interface FreemiumProps {
  readonly models: Models;
  readonly freemium: NonNullable<Models["freemium"]>;
  readonly search: Search;
}

const STEPS = ["sign_up", "active", "paid"] as const;

/** The funnel of those who sign up for free. */
export function Freemium({ models: { period }, freemium, search }: FreemiumProps) {
  const { t, f } = useWords();
  const of = (list: FreemiumProps["freemium"]["volume"], part: string) => list.find((one) => one.part === part)?.value;
  return (
    <section className="card" aria-labelledby="freemium-title">
      <h2 className="title" id="freemium-title">
        {t("metric.freemium_volume.title")}
      </h2>
      <p className="small dim">{t("models.freemium")}</p>
      <ScrollBox className="table-box" label={t("metric.freemium_volume.title")}>
        <table>
          <thead>
            <tr>
              {(["step", "accounts", "conversion", "interval", "cases", "median"] as const).map((column) => (
                <th key={column} scope="col" className={column === "step" ? undefined : "num"}>
                  {t(`models.funnel.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {STEPS.map((step) => {
              const name = t(`metric.freemium_volume.part.${step}`);
              const [volume, rate, time] = [of(freemium.volume, step), of(freemium.conversion, step), of(freemium.time, `${step}.median`)];
              return (
                <tr key={step}>
                  <th scope="row">{name}</th>
                  <td className="num">
                    {volume && (
                      <Figure
                        search={search}
                        address={{ metric: "freemium_volume", period, part: step }}
                        point={volume}
                        unit="count"
                        label={name}
                      />
                    )}
                  </td>
                  <td className="num">
                    {rate && (
                      <Figure
                        search={search}
                        address={{ metric: "freemium_conversion", period, part: step }}
                        point={rate}
                        unit="ratio"
                        label={`${name}, ${t("models.funnel.conversion")}`}
                      />
                    )}
                  </td>
                  <td className="num dim">{rate?.low !== undefined && rate.high !== undefined && f.interval(rate.low, rate.high)}</td>
                  <td className="num dim">{rate && f.number(rate.n, 0)}</td>
                  <td className="num">
                    {time && (
                      <Figure
                        search={search}
                        address={{ metric: "freemium_time", period, part: `${step}.median` }}
                        point={time}
                        unit="days"
                        label={`${name}, ${t("models.funnel.median")}`}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
