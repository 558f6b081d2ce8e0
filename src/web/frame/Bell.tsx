import { ActionIcon, Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Notices } from "../../contract/index.ts";
import { noticeLine } from "../../standard/index.ts";
import { ask, queryOf } from "../ask.ts";
import { call } from "../client.ts";
import { useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Way } from "../ui/Way.tsx";
import "./bell.css";

const REFRESH_MILLISECONDS = 30_000;
const SHOWN = 20;
const MOST = 99;

/** What one was told, and how much of it one has not read; asked for anew while the page is looked at. */
export function Bell() {
  const { t, f } = useWords();
  const queries = useQueryClient();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data } = useQuery({ ...queryOf(ask("notices", { limit: SHOWN })), refetchInterval: REFRESH_MILLISECONDS });
  const { unread, notices } = data ?? { unread: 0, notices: [] };
  const read = async (which: { readonly ids: number[] } | { readonly all: true }): Promise<void> => {
    await call("readNotices", which).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: ["notices"] });
    await queries.invalidateQueries({ queryKey: ["myWork"] });
  };
  return (
    <Popover opened={opened} onChange={(isOpen) => !isOpen && close()} position="bottom-end" width={380} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          c="var(--ink-2)"
          aria-label={unread > 0 ? t("bell.unread", { count: unread, n: f.number(unread, 0) }) : t("bell.title")}
          aria-haspopup="dialog"
          onClick={toggle}
        >
          <Icon name="bell" />
          {unread > 0 && (
            <span className="bell-count" aria-hidden="true">
              {unread > MOST ? `${MOST}+` : unread}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="bell" aria-label={t("bell.title")}>
        <div className="bell-head">
          <p className="title">{t("bell.title")}</p>
          {unread > 0 && (
            <Button size="compact-sm" variant="subtle" onClick={() => void read({ all: true })}>
              {t("bell.readAll")}
            </Button>
          )}
        </div>
        {notices.length === 0 && <p className="dim bell-none">{t("bell.none")}</p>}
        <ul className="bell-list">
          {notices.map((notice) => (
            <li key={notice.id} className={notice.isRead ? "bell-item" : "bell-item bell-new"}>
              <One
                notice={notice}
                onOpen={() => {
                  close();
                  if (!notice.isRead) void read({ ids: [notice.id] });
                }}
              />
            </li>
          ))}
        </ul>
        <p className="small bell-foot">
          <Go to="/work" search={{ tab: "notices" }} className="link" onClick={close}>
            {t("bell.settings")}
          </Go>
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}

function One({ notice, onOpen }: { readonly notice: Notices["notices"][number]; readonly onOpen: () => void }) {
  const { t, f, language } = useWords();
  const { kind, by, what, text, path, at, isRead } = notice;
  return (
    <Way path={path} className="bell-way" onClick={onOpen}>
      <span className="bell-line">
        {!isRead && <span className="visually-hidden">{t("bell.new")} </span>}
        {noticeLine(kind, by, what, language)}
      </span>
      {text !== null && <span className="small dim bell-text">{text}</span>}
      <span className="small dim">{f.instant(at)}</span>
    </Way>
  );
}
