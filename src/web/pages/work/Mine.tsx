import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { parseDay } from "../../../domain/index.ts";
import { type WorkGroup, workGroupWords } from "../../../standard/index.ts";
import { ask, problemOf, queryOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { useSending } from "../../use-sending.ts";
import { Goals } from "./Goals.tsx";
import { type Item, ItemRow } from "./ItemRow.tsx";
import type { PartProps } from "./part.ts";
import { TaskForm } from "./TaskForm.tsx";
import { Together } from "./Together.tsx";

const REFRESH_MILLISECONDS = 30_000;

const whens = ["late", "today", "soon", "open", "later"] as const;
type When = (typeof whens)[number];

const SOON_DAYS = 7;

function whenOf({ isLate, due }: Item, today: string): When {
  const [on, until] = [parseDay(today), due === null ? null : parseDay(due)];
  if (isLate) return "late";
  if (on === null || until === null) return "open";
  return until <= on ? "today" : until <= on + SOON_DAYS ? "soon" : "later";
}

/** One's own list, or somebody's who was chosen: what is late first, then what is due, then what has no day. */
export function Mine({ search }: PartProps) {
  const { t } = useWords();
  const { person } = search;
  const question = person === undefined ? {} : { person };
  const { data, error, refetch } = useQuery({ ...queryOf(ask("myWork", question)), refetchInterval: REFRESH_MILLISECONDS });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble problem={problemOf(error)} again={() => void refetch()} />;
  const { name, id } = data.person;
  return (
    <>
      {person !== undefined && (
        <p className="work-whose">
          {t("work.of", { name })}{" "}
          <Go to="/work" search={{ ...filtersOf(search), tab: "team" }} className="link">
            {t("work.backToTeam")}
          </Go>
        </p>
      )}
      <div className="work-columns">
        <List work={data} />
        <div className="sections">
          {(person === undefined || id !== null) && <Goals person={person} />}
          <Together />
        </div>
      </div>
    </>
  );
}

function List({ work }: { readonly work: Output<"myWork"> }) {
  const { t, f, language } = useWords();
  const [only, choose] = useState<WorkGroup | null>(null);
  const [form, open] = useState<Item | "new" | null>(null);
  const done = useDone();
  const items = work.groups.filter(({ group }) => only === null || group === only).flatMap((group) => group.items);
  const owner = work.person.id;
  return (
    <section className="card work" aria-labelledby="work-title">
      <div className="work-head">
        <div>
          <h2 className="title" id="work-title">
            {t("work.summary", { count: work.count, n: f.number(work.count, 0) })}
          </h2>
          <p className={work.late > 0 ? "work-late small" : "dim small"}>
            {work.late > 0 ? t("work.late", { count: work.late, n: f.number(work.late, 0) }) : t("work.noneLate")}
          </p>
        </div>
        <Button size="xs" variant="default" leftSection={<Icon name="plus" size={14} />} onClick={() => open("new")}>
          {t("work.task.add")}
        </Button>
      </div>
      <div role="status">
        {done.item !== null && (
          <p className="work-done small">
            {t("work.task.done", { what: done.item.what })}{" "}
            <Button size="compact-xs" variant="subtle" onClick={done.undo}>
              {t("work.task.undo")}
            </Button>
          </p>
        )}
      </div>
      <Declined problem={done.problem} />
      {work.groups.length > 1 && (
        <fieldset className="work-groups no-print">
          <legend className="visually-hidden">{t("work.only")}</legend>
          <Chip isOn={only === null} onClick={() => choose(null)} name={t("work.all")} count={work.count} />
          {work.groups.map(({ group, count }) => (
            <Chip key={group} isOn={only === group} onClick={() => choose(group)} name={workGroupWords[group][language]} count={count} />
          ))}
        </fieldset>
      )}
      {work.count === 0 && <Nothing />}
      {whens.map((when) => {
        const own = items.filter((item) => whenOf(item, work.on) === when);
        return own.length === 0 ? null : (
          <section key={when} aria-labelledby={`work-${when}`}>
            <h3 id={`work-${when}`} className={`work-when ${when === "late" ? "work-late" : ""}`}>
              {t(`work.when.${when}`)} <span className="dim">{f.number(own.length, 0)}</span>
            </h3>
            <ul className="work-list">
              {own.map((item) => (
                <ItemRow key={item.id} item={item} onDone={() => done.complete(item)} onEdit={() => open(item)} isBusy={done.busy} />
              ))}
            </ul>
          </section>
        );
      })}
      {work.groups.some(({ count, items: some }) => count > some.length) && <p className="small dim">{t("work.more")}</p>}
      <TaskForm task={form} owner={owner} onClose={() => open(null)} />
    </section>
  );
}

interface ChipProps {
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly name: string;
  readonly count: number;
}

function Chip({ isOn, onClick, name, count }: ChipProps) {
  const { f } = useWords();
  return (
    <button type="button" className="work-chip" aria-pressed={isOn} onClick={onClick}>
      {name} <span className="dim">{f.number(count, 0)}</span>
    </button>
  );
}

/** Completes a task where it stands, and takes that back. */
function useDone() {
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const [last, setLast] = useState<Item | null>(null);
  const save = (item: Item, isDone: boolean): void =>
    void send(async () => {
      const saved = await call("saveTask", { task: item.id, base: item.version ?? 0, what: item.what, on: item.due, isDone });
      setLast(isDone ? { ...item, version: saved.version } : null);
      await queries.invalidateQueries({ queryKey: ["myWork"] });
      await queries.invalidateQueries({ queryKey: ["tasks"] });
    });
  return {
    busy,
    problem,
    item: last,
    complete: (item: Item): void => save(item, true),
    undo: (): void => {
      if (last !== null) save(last, false);
    },
  };
}

function Nothing() {
  const { t } = useWords();
  return (
    <div className="work-nothing">
      <p>{t("work.nothing.title")}</p>
      <ul className="dim">
        {(["deals", "handoffs", "plans", "tasks"] as const).map((id) => (
          <li key={id}>{t(`work.nothing.${id}`)}</li>
        ))}
      </ul>
    </div>
  );
}
