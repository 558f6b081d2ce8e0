import { Button, Skeleton } from "@mantine/core";
import { useState } from "react";
import type { AccountPeople, MappedPerson } from "../../../../../contract/index.ts";
import { type BuyingRole, buyingRoles, buyingRoleWords, roleNames } from "../../../../../standard/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Note } from "../../../../ui/Note.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { Card } from "./Card.tsx";
import { StanceForm } from "./StanceForm.tsx";
import { Threads } from "./Threads.tsx";
import "./people-map.css";

/** Whom one knows at a customer: by the part they play, with how they stand, and how many threads there are. */
export function PeopleMap({ account }: { readonly account: number }) {
  const asked = useAsks({ map: ask("accountPeople", { id: String(account) }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={300} radius="sm" />;
  const { map } = asked.answers;
  return (
    <>
      <Drawn account={account} map={map} />
      {map.people.length > 0 && <Threads map={map} account={account} />}
    </>
  );
}

/** Parts that a deal needs somebody for: where nobody plays them that is said. */
const NEEDED: readonly BuyingRole[] = ["champion", "decider", "sponsor"];

function Drawn({ account, map }: { readonly account: number; readonly map: AccountPeople }) {
  const { t, language } = useWords();
  const [written, write] = useState<MappedPerson | "new" | null>(null);
  const mayWrite = useMay("deals");
  const there = map.people.filter(({ leftOn }) => leftOn === null);
  const left = map.people.filter(({ leftOn }) => leftOn !== null);
  const groups = [...buyingRoles, null].map((role) => ({ role, people: there.filter((one) => one.role === role) }));
  const show = (people: readonly MappedPerson[]) => (
    <ul className="pmap-cards">
      {people.map((one) => (
        <Card key={one.key} one={one} days={map.days} write={mayWrite ? () => write(one) : null} />
      ))}
    </ul>
  );
  return (
    <section className="card" aria-labelledby="people-map">
      <div className="pmap-head">
        <h3 className="title" id="people-map">
          {t("peopleMap.title")}
        </h3>
        {mayWrite && (
          <Button size="xs" variant="default" className="no-print" onClick={() => write("new")}>
            {t("peopleMap.add")}
          </Button>
        )}
      </div>
      <p className="small dim">{t("peopleMap.text")}</p>
      <Alert map={map} />
      {map.people.length === 0 && (
        <div className="pmap-none">
          <p className="title">{t("peopleMap.none")}</p>
          <p className="dim">{t("peopleMap.noneText")}</p>
        </div>
      )}
      {map.people.length > 0 && (
        <div className="pmap-groups">
          {groups.map(
            ({ role, people }) =>
              (people.length > 0 || (role !== null && NEEDED.includes(role))) && (
                <section
                  key={role ?? "none"}
                  className="pmap-group"
                  aria-label={role === null ? t("peopleMap.noRole") : buyingRoleWords[role][language]}
                >
                  <h4>{role === null ? t("peopleMap.noRole") : buyingRoleWords[role][language]}</h4>
                  {people.length === 0 ? <p className="dim">{t("peopleMap.nobody")}</p> : show(people)}
                </section>
              ),
          )}
          {left.length > 0 && (
            <section className="pmap-group" aria-label={t("peopleMap.left")}>
              <h4>{t("peopleMap.left")}</h4>
              {show(left)}
            </section>
          )}
        </div>
      )}
      {written !== null && (
        <StanceForm account={account} one={written === "new" ? null : written} others={map.people} close={() => write(null)} />
      )}
    </section>
  );
}

function Alert({ map: { alert, hangsOn, days, functions, people } }: { readonly map: AccountPeople }) {
  const { t, f, language } = useWords();
  if (people.length === 0) return null;
  if (alert !== null)
    return (
      <Note kind="warn">
        <p>{t(`peopleMap.alert.${alert}`, { name: hangsOn ?? "", days })}</p>
      </Note>
    );
  const said = functions.map(({ role, people: n }) =>
    t("peopleMap.function", { role: role === null ? t("peopleMap.noFunction") : roleNames[role][language], n: f.number(n, 0) }),
  );
  return (
    <Note kind="good">
      <p>
        {t("peopleMap.broad", { n: people.filter(({ isLiving }) => isLiving).length, days })}
        {said.length > 0 && ` ${t("peopleMap.functions", { list: f.list(said) })}`}
      </p>
    </Note>
  );
}
