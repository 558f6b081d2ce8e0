import { Button } from "@mantine/core";
import { useWords } from "../i18n/index.ts";
import { Go } from "../ui/Go.tsx";
import { Icon } from "../ui/Icon.tsx";
import "../ui/states.css";
import "./welcome.css";

const FILES = ["crm", "billing", "usage"] as const;
const TEMPLATES = ["account", "opportunity", "subscription_line", "movement"] as const;

/** What stands in place of every page while the ledger is empty: what will be seen, and which files bring it. */
export function Welcome() {
  const { t } = useWords();
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t("welcome.title")}</h2>
      <p className="welcome-lead">{t("welcome.lead")}</p>
      <Silhouette />
      <ol className="welcome-files">
        {FILES.map((file) => (
          <li key={file} className="card">
            <p className="title">{t(`welcome.${file}.title`)}</p>
            <p className="small dim">{t(`welcome.${file}.files`)}</p>
            <p>{t(`welcome.${file}.gives`)}</p>
          </li>
        ))}
      </ol>
      <div className="welcome-actions">
        <Button component={Go} to="/imports" leftSection={<Icon name="upload" />} size="md">
          {t("welcome.import")}
        </Button>
        <p className="small dim">
          {t("welcome.templates")}{" "}
          {TEMPLATES.map((type) => (
            <a key={type} className="link welcome-template" href={`/api/templates/${type}.csv`} download>
              {t(`welcome.template.${type}`)}
            </a>
          ))}
        </p>
      </div>
      <p className="welcome-hand">
        {t("welcome.byHand")}{" "}
        <Go to="/deals" className="link">
          {t("welcome.firstDeal")}
        </Go>
        {" · "}
        <Go to="/leads" className="link">
          {t("welcome.firstLead")}
        </Go>
      </p>
    </section>
  );
}

/** The shape of what is to come, without numbers. */
function Silhouette() {
  const { t } = useWords();
  const half = (at: number): "start" | "end" => (at === 0 ? "start" : "end");
  return (
    <svg className="welcome-shape" viewBox="0 0 760 170" role="img" aria-label={t("welcome.shape")}>
      <path d="M20 10C160 24 260 62 340 68V102C260 108 160 146 20 160Z" fill="var(--wing)" />
      <path d="M420 68C500 62 600 34 740 10V160C600 136 500 108 420 102Z" fill="var(--wing-right)" />
      <rect x="340" y="60" width="80" height="50" rx="6" fill="var(--accent)" />
      {[t("welcome.left"), t("welcome.right")].map((text, i) => (
        <text key={text} x={i === 0 ? 40 : 720} y="89" textAnchor={half(i)} fill="var(--ink)" fontSize="14" fontWeight="600">
          {text}
        </text>
      ))}
      <text x="380" y="90" textAnchor="middle" fill="var(--paper)" fontSize="14" fontWeight="600">
        {t("welcome.knot")}
      </text>
    </svg>
  );
}
