import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { useSending } from "../../use-sending.ts";
import { act, mayAct, useActing } from "./acting.ts";
import { Refused } from "./Refused.tsx";

/** What both sides say to each other on the plan. */
export function Comments({ plan: { comments } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  const acting = useActing();
  const [text, setText] = useState("");
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      await act(acting, "buyerComment", { text });
      setText("");
    });
  };
  return (
    <section className="card shared-part" aria-labelledby="shared-comments">
      <h2 id="shared-comments" className="title">
        {t("shared.comments.title")}
      </h2>
      {comments.length === 0 && <p className="dim">{t("shared.comments.none")}</p>}
      <ul className="shared-comments">
        {comments.map(({ id, text: said, by, side, at }) => (
          <li key={id} className={side === "buyer" ? "shared-comment-yours" : undefined}>
            <p className="small dim">
              <strong>{by}</strong> · {t(`shared.comments.${side}`)} · {f.instant(at)}
            </p>
            <p className="shared-text">{said}</p>
          </li>
        ))}
      </ul>
      {mayAct(acting) && (
        <form className="shared-form no-print" onSubmit={submit}>
          <Textarea
            label={t("shared.comments.yours")}
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Refused problem={problem} />
          <div className="shared-buttons">
            <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ""}>
              {t("shared.comments.do")}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
