import { Button } from "@mantine/core";
import { useAddressChange } from "../address.ts";
import { useWords } from "../i18n/index.ts";

/** As of a day before the first import there is nothing to show, and nothing wrong. */
export function NothingYet({ asOf }: { readonly asOf: string }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  return (
    <div className="card">
      <p className="title">{t("nothingYet.title", { day: f.day(asOf) })}</p>
      <p>{t("nothingYet.text")}</p>
      <Button variant="default" size="xs" mt="sm" onClick={() => change({ asOf: undefined })}>
        {t("filter.asOf.back")}
      </Button>
    </div>
  );
}
