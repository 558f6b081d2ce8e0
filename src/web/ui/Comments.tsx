import { Button, Checkbox } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Input, Output } from "../../contract/index.ts";
import { authorShown } from "../../standard/index.ts";
import { ask, problemOf, queryOf } from "../ask.ts";
import { call } from "../client.ts";
import { Waiting } from "../frame/Waiting.tsx";
import { useWords } from "../i18n/index.ts";
import { useTeam } from "../team.ts";
import { useSending } from "../use-sending.ts";
import { Crossed } from "./Crossed.tsx";
import { Declined } from "./Declined.tsx";
import { MentionBox } from "./MentionBox.tsx";
import { mentionsIn, piecesOf } from "./mentions.ts";
import { Trouble } from "./Trouble.tsx";
import "./comments.css";

type Comment = Output<"comments">["comments"][number];

/** What is talked about: exactly one of them. */
export type About = Pick<Input<"comments">, "account" | "deal" | "plan">;

const REFRESH_MILLISECONDS = 30_000;

/** What the team says about an account, a deal or a plan. Of a plan something may be said to the buyer as well. */
export function Comments({ about }: { readonly about: About }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ ...queryOf(ask("comments", about)), refetchInterval: REFRESH_MILLISECONDS });
  return (
    <section className="card comments" aria-labelledby="comments-title">
      <h3 className="title" id="comments-title">
        {t("talk.title")}
      </h3>
      {error !== null && data === undefined && <Trouble problem={problemOf(error)} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.comments.length === 0 && <p className="dim">{t("talk.none")}</p>}
      {data !== undefined && data.comments.length > 0 && (
        <ol className="comments-list">
          {data.comments.map((comment) => (
            <li key={comment.id}>
              <One comment={comment} about={about} />
            </li>
          ))}
        </ol>
      )}
      <Say about={about} />
    </section>
  );
}

/** After something was said, everything that shows it is asked for again. */
function useAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ["comments"] });
    await queries.invalidateQueries({ queryKey: ["myWork"] });
  };
}

function Say({ about }: { readonly about: About }) {
  const { t } = useWords();
  const team = useTeam();
  const again = useAgain();
  const [text, setText] = useState("");
  const [isShared, share] = useState(false);
  const { busy, problem, send } = useSending();
  const say = (): void =>
    void send(async () => {
      if (text.trim() === "") return;
      await call("addComment", { ...about, text, mentions: [...mentionsIn(text, team)], isShared });
      setText("");
      share(false);
      await again();
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    say();
  };
  return (
    <form className="comments-say no-print" onSubmit={submit}>
      <MentionBox label={t("talk.say")} text={text} onChange={setText} onSend={say} />
      <p className="small dim">{t("talk.hint")}</p>
      {about.plan !== undefined && (
        <Checkbox size="sm" label={t("talk.share")} checked={isShared} onChange={({ currentTarget }) => share(currentTarget.checked)} />
      )}
      <Declined problem={problem} />
      <Button type="submit" size="sm" loading={busy} disabled={text.trim() === ""}>
        {t(isShared ? "talk.sendShared" : "talk.send")}
      </Button>
    </form>
  );
}

function One({ comment, about }: { readonly comment: Comment; readonly about: About }) {
  const { t, f, language } = useWords();
  const again = useAgain();
  const [editing, edit] = useState(false);
  const { busy, problem, send } = useSending();
  const remove = (): void =>
    void send(async () => {
      await call("removeComment", { comment: comment.id });
      await again();
    });
  const author = authorShown(comment.by);
  const whoSaid = typeof author === "string" ? author : author[language];
  const isElsewhere = about.account !== undefined && comment.about.dealName !== null;
  return (
    <article className="comment">
      <p className="small dim">
        <strong className="comment-by">{whoSaid}</strong> · {f.instant(comment.at)}
        {comment.isEdited && ` · ${t("talk.edited")}`}
        {comment.isOfBuyer && ` · ${t("talk.ofBuyer")}`}
        {comment.isShared && !comment.isOfBuyer && ` · ${t("talk.shared")}`}
        {isElsewhere && ` · ${comment.about.dealName}`}
      </p>
      {editing ? <Edit comment={comment} onDone={() => edit(false)} /> : <Said comment={comment} />}
      {comment.isMine && !editing && (
        <p className="comment-tools no-print">
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => edit(true)}
            aria-label={t("talk.editOf", { instant: f.instant(comment.at) })}
          >
            {t("talk.edit")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={busy}
            onClick={remove}
            aria-label={t("talk.removeOf", { instant: f.instant(comment.at) })}
          >
            {t("talk.remove")}
          </Button>
        </p>
      )}
      <Declined problem={problem} />
    </article>
  );
}

function Said({ comment: { text, mentions } }: { readonly comment: Comment }) {
  let at = 0;
  return (
    <p className="comment-text">
      {piecesOf(text, mentions).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.person === null ? (
          piece.text
        ) : (
          <span key={key} className="comment-mention">
            {piece.text}
          </span>
        );
      })}
    </p>
  );
}

function Edit({ comment, onDone }: { readonly comment: Comment; readonly onDone: () => void }) {
  const { t } = useWords();
  const team = useTeam();
  const again = useAgain();
  const [text, setText] = useState(comment.text);
  const { busy, problem, send } = useSending();
  const save = (base: number): void =>
    void send(async () => {
      await call("editComment", { comment: comment.id, base, text, mentions: [...mentionsIn(text, team)] });
      await again();
      onDone();
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(comment.version);
  };
  return (
    <form className="comments-say" onSubmit={submit}>
      <MentionBox label={t("talk.edit")} text={text} onChange={setText} onSend={() => save(comment.version)} />
      <Crossed
        problem={problem}
        shows={(theirs) => String(theirs["text"] ?? "")}
        busy={busy}
        onMine={save}
        onTheirs={() => void again().then(onDone)}
      />
      <p className="comment-tools">
        <Button type="submit" size="xs" loading={busy} disabled={text.trim() === ""}>
          {t("talk.save")}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t("talk.cancel")}
        </Button>
      </p>
    </form>
  );
}
