import { Button, FileButton } from "@mantine/core";
import { useRef } from "react";
import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useSending } from "../../use-sending.ts";
import { bringFile, mayAct, useActing } from "./acting.ts";
import { Refused } from "./Refused.tsx";

const ACCEPTED = ".png,.jpg,.jpeg,.pdf,.csv,.xlsx,.txt";

/** Evidence that came by this link. */
export function Files({ plan: { files } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  const acting = useActing();
  const reset = useRef<() => void>(null);
  const { busy, problem, send } = useSending();
  const bring = (file: File | null): void => {
    if (file === null) return;
    void send(() => bringFile(acting, file)).then(() => reset.current?.());
  };
  return (
    <section className="card shared-part" aria-labelledby="shared-files">
      <h2 id="shared-files" className="title">
        {t("shared.files.title")}
      </h2>
      <p className="small dim">{t("shared.files.lead")}</p>
      <ul className="shared-files">
        {files.map(({ id, name, bytes, at }) => (
          <li key={id}>
            <span className="shared-file-mark">
              <Icon name="file" size={16} />
            </span>
            <div>
              {acting.secret === null ? (
                name
              ) : (
                <a href={`/api/buyer/${encodeURIComponent(acting.secret)}/files/${id}`} className="link" download={name}>
                  {name}
                </a>
              )}
              <span className="small dim">
                {" "}
                {f.bytes(bytes)} · {f.instant(at)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {mayAct(acting) && (
        <>
          <Refused problem={problem} />
          <FileButton resetRef={reset} accept={ACCEPTED} onChange={bring} inputProps={{ "aria-label": t("shared.files.choose") }}>
            {(props) => (
              <Button {...props} variant="default" loading={busy} leftSection={<Icon name="upload" size={16} />}>
                {t("shared.files.do")}
              </Button>
            )}
          </FileButton>
        </>
      )}
    </section>
  );
}
