import { Button, CopyButton } from "@mantine/core";
import { useWords } from "../i18n/index.ts";
import { Icon } from "./Icon.tsx";
import "./copy-once.css";

/** Something that is shown once, to be copied: a link or a token. */
export function CopyOnce({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useWords();
  return (
    <div className="copy-once">
      <input readOnly aria-label={label} value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy} leftSection={<Icon name={copied ? "check" : "link"} size={14} />}>
            {t(copied ? "copy.done" : "copy.do")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
