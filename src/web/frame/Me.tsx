import { ActionIcon, Menu } from "@mantine/core";
import { call } from "../client.ts";
import { useWords } from "../i18n/index.ts";
import { mayOpen, useMe } from "../me.ts";
import { pages } from "../pages/index.ts";
import { Go } from "../ui/Go.tsx";
import { Icon } from "../ui/Icon.tsx";
import { iconOf } from "./icons.ts";

/** Everything is asked for anew by whoever signs in next. */
async function signOut(): Promise<void> {
  await call("signOut", {}).catch(() => undefined);
  location.assign("/sign-in");
}

/** Who is signed in, what is theirs, and the way out. */
export function Me() {
  const { t } = useWords();
  const me = useMe();
  const name = me?.person?.isDemo ? t("me.demo") : (me?.person?.name ?? t("me.machine"));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" c="var(--ink-2)" aria-label={t("me.menu", { name })}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          {me?.person && !me.person.isDemo && <div>{me.person.email}</div>}
        </Menu.Label>
        {pages
          .filter((page) => "menu" in page && mayOpen(page, me))
          .map(({ id, path }) => (
            <Menu.Item key={id} component={Go} to={path} leftSection={<Icon name={iconOf(id)} size={16} />}>
              {t(`nav.${id}`)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="back" size={16} />} onClick={() => void signOut()}>
          {t("me.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
