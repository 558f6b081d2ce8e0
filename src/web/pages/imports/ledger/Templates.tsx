import { type RecordType, recordDefinition, recordTypes } from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";

const groups: readonly { readonly id: string; readonly types: readonly RecordType[] }[] = [
  { id: "winning", types: ["account", "contact", "lead", "opportunity", "stage_change"] },
  { id: "revenue", types: ["subscription_line", "subscription_event", "level_snapshot", "movement"] },
  {
    id: "serving",
    types: recordTypes.filter(
      (type) =>
        ![
          "account",
          "contact",
          "lead",
          "opportunity",
          "stage_change",
          "subscription_line",
          "subscription_event",
          "level_snapshot",
          "movement",
        ].includes(type),
    ),
  },
];

/** A template for every kind of record: what it brings, and its columns. */
export function Templates() {
  const { t } = useWords();
  return (
    <div className="sections">
      <p className="dim lead">{t("imports.templates.lead")}</p>
      {groups.map(({ id, types }) => (
        <section key={id} aria-labelledby={`templates-${id}`} className="template-group">
          <h2 id={`templates-${id}`} className="title">
            {t(`imports.templates.${id}.title`)}
          </h2>
          <p className="dim small">{t(`imports.templates.${id}.text`)}</p>
          <ul className="template-list">
            {types.map((type) => (
              <Template key={type} type={type} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Template({ type }: { readonly type: RecordType }) {
  const { t } = useWords();
  const { fields } = recordDefinition(type);
  return (
    <li className="card template">
      <div className="template-head">
        <h3 className="title">{t(`imports.record.${type}`)}</h3>
        <a
          className="link nowrap"
          href={`/api/templates/${type}.csv`}
          download
          aria-label={t("imports.templates.download", { type: t(`imports.record.${type}`) })}
        >
          <Icon name="download" size={14} /> CSV
        </a>
      </div>
      <p className="small">{t(`imports.brings.${type}`)}</p>
      <details className="small">
        <summary className="dim">
          {t("imports.templates.columns", { count: Object.keys(fields).length, n: Object.keys(fields).length })}
        </summary>
        <dl className="template-columns">
          {Object.entries(fields).map(([name, { required }]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd className="dim">
                {t(`imports.field.${name}`)}
                {required && <span className="bad"> · {t("imports.mapping.required")}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
