import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { BenchmarksProps } from "./load.ts";

type Band = BenchmarksProps["answers"]["benchmarks"]["bands"][number];

/** Where we lie on the axes that benchmarks are cut by, and where somebody says we do. */
export function Bands({ view, answers: { benchmarks } }: BenchmarksProps) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const [acv, setAcv] = useState<number | string>(view.search.acv ?? "");
  const [arr, setArr] = useState<number | string>(view.search.arr ?? "");
  const foreign = benchmarks.currency !== null && benchmarks.currency !== "USD";
  const number = (value: number | string): number | undefined => (typeof value === "number" && value > 0 ? Math.round(value) : undefined);
  return (
    <section className="card" aria-labelledby="bands">
      <h2 className="title" id="bands">
        {t("benchmarks.bands.title")}
      </h2>
      <p className="small dim">{t("benchmarks.bands.text", { period: f.period(benchmarks.period), version: benchmarks.version })}</p>
      <p className="small dim benchmark-key">
        <span>
          <i className="benchmark-key-own" /> {t("benchmarks.key.own")}
        </span>
        <span>
          <i className="benchmark-key-middle" /> {t("benchmarks.key.middle")}
        </span>
        <span>
          <i className="benchmark-key-range" /> {t("benchmarks.key.range")}
        </span>
      </p>
      <ul className="benchmark-bands">
        {benchmarks.bands.map((band) => (
          <li key={`${band.axis} ${band.how}`}>
            <span className="small dim">{t(`benchmarks.axis.${band.axis}`)}</span> <Place band={band} />
          </li>
        ))}
      </ul>
      {foreign && <p className="small">{t("benchmarks.bands.foreign", { currency: benchmarks.currency })}</p>}
      <form
        className="benchmark-place no-print"
        onSubmit={(event) => {
          event.preventDefault();
          change({ acv: number(acv), arr: number(arr) });
        }}
      >
        <NumberInput
          label={t("benchmarks.bands.acv")}
          value={acv}
          onChange={setAcv}
          min={0}
          allowDecimal={false}
          thousandSeparator=" "
          hideControls
        />
        <NumberInput
          label={t("benchmarks.bands.arr")}
          value={arr}
          onChange={setArr}
          min={0}
          allowDecimal={false}
          thousandSeparator=" "
          hideControls
        />
        <Button type="submit" variant="default">
          {t("benchmarks.bands.place")}
        </Button>
      </form>
    </section>
  );
}

function Place({ band: { value, is, currency, how } }: { readonly band: Band }) {
  const { t, f } = useWords();
  if (is !== undefined) return <b>{t(`benchmarks.is.${is}`, { defaultValue: is })}</b>;
  if (value === null) return <span className="dim">{t("benchmarks.bands.unknown")}</span>;
  const written = new Intl.NumberFormat(f.locale, { style: "currency", currency: currency ?? "USD", maximumFractionDigits: 0 }).format(
    value,
  );
  return (
    <>
      <b className="num">{written}</b> {how === "given" && <span className="small dim">{t("benchmarks.bands.given")}</span>}
    </>
  );
}
