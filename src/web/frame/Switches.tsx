import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { chooseLanguage, type Language, languages, useWords } from "../i18n/index.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";

/** The name each language gives itself; it is not translated. */
export const languageNames = { en: "English", fr: "Français", de: "Deutsch" } as const;

export function LanguageSwitch({ choose = chooseLanguage }: { readonly choose?: (language: Language) => Promise<void> }) {
  const { t, language } = useWords();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="tool" aria-label={`${t("frame.language")}: ${languageNames[language]}`}>
          <Icon name="globe" />
          <span className="tool-text">{language.toUpperCase()}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.RadioItem
            key={one}
            lang={one}
            value={one}
            checked={one === language}
            checkIcon={<Icon name="check" size={14} />}
            closeMenuOnClick
            onChange={() => void choose(one)}
          >
            {languageNames[one]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export const schemes: readonly { readonly id: MantineColorScheme; readonly icon: IconName }[] = [
  { id: "light", icon: "sun" },
  { id: "dark", icon: "moon" },
  { id: "auto", icon: "screen" },
];

export function SchemeSwitch() {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const icon = schemes.find(({ id }) => id === colorScheme)?.icon ?? "screen";
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          c="var(--ink-2)"
          aria-label={`${t("frame.scheme")}: ${t(`scheme.${colorScheme}`)}`}
        >
          <Icon name={icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ id, icon: own }) => (
          <Menu.RadioItem
            key={id}
            value={id}
            checked={id === colorScheme}
            checkIcon={<Icon name="check" size={14} />}
            rightSection={<Icon name={own} size={16} />}
            closeMenuOnClick
            onChange={() => setColorScheme(id)}
          >
            {t(`scheme.${id}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
