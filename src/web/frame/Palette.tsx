import { Modal, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue, useDisclosure, useHotkeys } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useAddress } from "../address.ts";
import { ask, queryOf } from "../ask.ts";
import { chooseLanguage, languages, useWords } from "../i18n/index.ts";
import { mayOpen, useMe } from "../me.ts";
import { listedPages } from "../pages/index.ts";
import { filtersOf, type Search } from "../search.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { countedOf } from "../view.ts";
import { bestFirst } from "./best-first.ts";
import { iconOf } from "./icons.ts";
import { languageNames, schemes } from "./Switches.tsx";
import "./palette.css";

interface Command {
  readonly id: string;
  readonly group: "page" | "account" | "metric" | "action";
  readonly text: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** Finds any page, account, metric or action by its name: Ctrl K, or Cmd K on a Mac. */
export function Palette() {
  const { t } = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([["mod+K", open]], []);
  return (
    <>
      <button
        type="button"
        className="tool tool-search"
        onClick={open}
        aria-label={t("frame.searchLong")}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" />
        <span className="tool-text">{t("frame.search")}</span>
        <kbd>{isMac() ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <Modal
        opened={opened}
        onClose={close}
        withCloseButton={false}
        size={560}
        padding={0}
        yOffset="12vh"
        aria-label={t("frame.searchLong")}
      >
        <Finder onDone={close} />
      </Modal>
    </>
  );
}

const isMac = (): boolean => navigator.userAgent.includes("Mac");

function useCommands(): readonly Command[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useAddress();
  const { setColorScheme } = useMantineColorScheme();
  const me = useMe();
  const { data } = useQuery(queryOf(ask("metrics", {})));
  return useMemo(() => {
    const filters = filtersOf(search);
    const go = (to: string, wanted: Search): void => void navigate({ to, search: wanted as never });
    const canExplain = listedPages.some(({ path }) => path === "/explain");
    return [
      ...listedPages
        .filter((page) => mayOpen(page, me))
        .map(
          ({ id, path }): Command => ({
            id: `page:${id}`,
            group: "page",
            text: t(`nav.${id}`),
            hint: t("palette.page"),
            icon: iconOf(id),
            run: () => go(path, filters),
          }),
        ),
      ...(canExplain ? (data?.metrics ?? []) : []).map(
        ({ id }): Command => ({
          id: `metric:${id}`,
          group: "metric",
          text: t(`metric.${id}.title`),
          hint: t("palette.metric"),
          icon: "explain",
          run: () => go("/explain", { ...filters, metric: id }),
        }),
      ),
      ...schemes.map(
        ({ id, icon }): Command => ({
          id: `scheme:${id}`,
          group: "action",
          text: `${t("frame.scheme")}: ${t(`scheme.${id}`)}`,
          hint: t("palette.action"),
          icon,
          run: () => setColorScheme(id),
        }),
      ),
      ...languages.map(
        (language): Command => ({
          id: `language:${language}`,
          group: "action",
          text: `${t("frame.language")}: ${languageNames[language]}`,
          hint: t("palette.action"),
          icon: "globe",
          run: () => void chooseLanguage(language),
        }),
      ),
    ];
  }, [t, navigate, search, setColorScheme, data, me]);
}

const ACCOUNTS = 6;
const PAUSE = 120;

/** Accounts by name, domain or id, those who pay most first: asked for once somebody has paused in typing. */
function useAccounts(wanted: string): readonly Command[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useAddress();
  const [typed] = useDebouncedValue(wanted.trim(), PAUSE);
  const { data } = useQuery({
    ...queryOf(ask("accounts", { search: typed, limit: ACCOUNTS, ...countedOf(search) })),
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  });
  if (typed.length < 2) return [];
  return (data?.accounts ?? []).map(
    ({ account, name, id, source }): Command => ({
      id: `account:${account}`,
      group: "account",
      text: name ?? id,
      hint: t("palette.account", { source }),
      icon: "accounts",
      run: () => void navigate({ to: `/accounts/${account}`, search: filtersOf(search) as never }),
    }),
  );
}

function Finder({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords();
  const list = useId();
  const commands = useCommands();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const accounts = useAccounts(wanted);
  const found = [...bestFirst(commands, wanted, ({ text }) => text), ...accounts];
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (command: Command | undefined): void => {
    if (!command) return;
    onDone();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (found.indexOf(chosen as Command) + step + found.length) % found.length;
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <div className="palette">
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${found.indexOf(chosen)}` : undefined}
        aria-label={t("frame.searchLong")}
        placeholder={t("frame.searchLong")}
        data-autofocus
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" role="listbox" id={list} aria-label={t("palette.results")}>
        {found.map((command, i) => (
          <div
            key={command.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            className="palette-option"
            onMouseMove={() => setAt(i)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <Icon name={command.icon} size={16} />
            <span>{command.text}</span>
            <span className="small dim">{command.hint}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="palette-none dim" role="status">
          {t("palette.none")}
        </p>
      )}
    </div>
  );
}
