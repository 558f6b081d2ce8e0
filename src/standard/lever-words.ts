import type { LeverId } from "./levers.ts";
import { type Text, text } from "./text.ts";

export interface LeverWords {
  readonly title: Text;
  /** One line, with its unit. */
  readonly meaning: Text;
}

const words = (title: Text, meaning: Text): LeverWords => ({ title, meaning });

export const leverWords: Readonly<Record<LeverId, LeverWords>> = {
  inflow: words(
    text("New prospects", "Nouveaux prospects", "Neue Interessenten"),
    text(
      "New entries into the first tracked state, a month.",
      "Nouvelles entrées dans le premier état suivi, par mois.",
      "Neue Eintritte in den ersten erfassten Zustand, je Monat.",
    ),
  ),
  "cr.prospect_mql": words(
    text("Prospect to MQL", "De prospect à MQL", "Interessent zu MQL"),
    text(
      "Share of prospects who become marketing-qualified leads, in %.",
      "Part des prospects qui deviennent des leads qualifiés par le marketing, en %.",
      "Anteil der Interessenten, die zu marketing-qualifizierten Leads werden, in %.",
    ),
  ),
  "dt.awareness": words(
    text("Time in awareness", "Durée de la découverte", "Zeit bis zum MQL"),
    text("Months from prospect to MQL.", "Mois entre le prospect et le MQL.", "Monate vom Interessenten zum MQL."),
  ),
  "cr.mql_sql": words(
    text("MQL to SQL", "De MQL à SQL", "MQL zu SQL"),
    text(
      "Share of MQLs who talk to sales and become sales-qualified, in %.",
      "Part des MQL qui parlent à la vente et deviennent des leads qualifiés par elle, en %.",
      "Anteil der MQL, die mit dem Vertrieb sprechen und vertriebs-qualifiziert werden, in %.",
    ),
  ),
  "dt.education": words(
    text("Time in education", "Durée de l’information", "Zeit vom MQL zum SQL"),
    text("Months from MQL to SQL.", "Mois entre le MQL et le SQL.", "Monate vom MQL zum SQL."),
  ),
  "cr.sql_sal": words(
    text("SQL to opportunity", "De SQL à opportunité", "SQL zu Opportunity"),
    text(
      "Share of SQLs that sales accepts as opportunities (SAL), in %.",
      "Part des SQL que la vente accepte comme opportunités (SAL), en %.",
      "Anteil der SQL, die der Vertrieb als Opportunities (SAL) annimmt, in %.",
    ),
  ),
  "dt.prioritise": words(
    text("Time to acceptance", "Délai d’acceptation", "Zeit bis zur Annahme"),
    text(
      "Months from SQL to the opportunity that sales accepts.",
      "Mois entre le SQL et l’opportunité acceptée par la vente.",
      "Monate vom SQL zur vom Vertrieb angenommenen Opportunity.",
    ),
  ),
  "cr.win": words(
    text("Win rate", "Taux de gain", "Gewinnrate"),
    text(
      "Share of accepted opportunities that are won, in %.",
      "Part des opportunités acceptées qui sont gagnées, en %.",
      "Anteil der angenommenen Opportunities, die gewonnen werden, in %.",
    ),
  ),
  "dt.select": words(
    text("Sales cycle", "Cycle de vente", "Verkaufszyklus"),
    text(
      "Months from the accepted opportunity to the contract.",
      "Mois entre l’opportunité acceptée et le contrat.",
      "Monate von der angenommenen Opportunity zum Vertrag.",
    ),
  ),
  price: words(
    text("List price", "Prix catalogue", "Listenpreis"),
    text(
      "Value of a new contract in a year before any discount (ACV), in money.",
      "Valeur annuelle d’un nouveau contrat avant toute remise (ACV), en argent.",
      "Jahreswert eines neuen Vertrags vor jedem Rabatt (ACV), in Geld.",
    ),
  ),
  discount: words(
    text("Discount", "Remise", "Rabatt"),
    text(
      "Share of the list price given away in new contracts, in %.",
      "Part du prix catalogue cédée dans les nouveaux contrats, en %.",
      "Anteil des Listenpreises, der in neuen Verträgen nachgelassen wird, in %.",
    ),
  ),
  "cr.onboard": words(
    text("Onboarding success", "Réussite de l’onboarding", "Erfolg im Onboarding"),
    text(
      "Share of new customers who go live, in %.",
      "Part des nouveaux clients mis en service, en %.",
      "Anteil der neuen Kunden, die live gehen, in %.",
    ),
  ),
  "dt.onboard": words(
    text("Time to live", "Délai de mise en service", "Zeit bis zum Go-live"),
    text("Months from contract to going live.", "Mois entre le contrat et la mise en service.", "Monate vom Vertrag bis zum Go-live."),
  ),
  usage_churn: words(
    text("Usage churn", "Churn à l’usage", "Nutzungs-Churn"),
    text(
      "Share of live customers lost in a month, during their term, in %.",
      "Part des clients en service perdus par mois, en cours de contrat, en %.",
      "Anteil der Live-Kunden, der je Monat während der Laufzeit verloren geht, in %.",
    ),
  ),
  renewal: words(
    text("Renewal rate", "Taux de renouvellement", "Verlängerungsrate"),
    text(
      "Share of customers kept at the end of their term, in %.",
      "Part des clients gardés à la fin de leur contrat, en %.",
      "Anteil der Kunden, die am Ende ihrer Laufzeit bleiben, in %.",
    ),
  ),
  expansion: words(
    text("Expansion", "Expansion", "Expansion"),
    text(
      "What kept customers add in a month, in % of their recurring revenue.",
      "Ce que les clients gardés ajoutent par mois, en % de leur revenu récurrent.",
      "Was gehaltene Kunden je Monat hinzufügen, in % ihres wiederkehrenden Umsatzes.",
    ),
  ),
  contraction: words(
    text("Contraction", "Contraction", "Contraction"),
    text(
      "What customers who stay take away in a month, in % of their recurring revenue.",
      "Ce que les clients qui restent retirent par mois, en % de leur revenu récurrent.",
      "Was bleibende Kunden je Monat zurücknehmen, in % ihres wiederkehrenden Umsatzes.",
    ),
  ),
  uplift: words(
    text("Price uplift", "Hausse tarifaire", "Preiserhöhung"),
    text(
      "Rise of the price for the same thing, in % a year.",
      "Hausse du prix pour la même chose, en % par an.",
      "Erhöhung des Preises für dieselbe Leistung, in % im Jahr.",
    ),
  ),
  margin: words(
    text("Gross margin", "Marge brute", "Bruttomarge"),
    text(
      "What is left of recurring revenue after the cost to serve, in %.",
      "Ce qui reste du revenu récurrent après le coût de service, en %.",
      "Was vom wiederkehrenden Umsatz nach den Kosten der Leistung bleibt, in %.",
    ),
  ),
  "loop.nurture": words(
    text("Nurture loop", "Boucle de nurturing", "Nurture-Schleife"),
    text(
      "Share of deals lost or put off that come back in a month, in %.",
      "Part des affaires perdues ou reportées qui reviennent par mois, en %.",
      "Anteil der verlorenen oder vertagten Deals, der je Monat zurückkommt, in %.",
    ),
  ),
  "loop.referral": words(
    text("Referral loop", "Boucle de recommandation", "Empfehlungsschleife"),
    text(
      "New prospects that live customers bring in a month, in % of those customers.",
      "Nouveaux prospects apportés par les clients en service par mois, en % de ces clients.",
      "Neue Interessenten, die Live-Kunden je Monat bringen, in % dieser Kunden.",
    ),
  ),
  "loop.win_back": words(
    text("Win-back loop", "Boucle de reconquête", "Rückgewinnungsschleife"),
    text(
      "Share of lost customers who return in a month, in %.",
      "Part des clients perdus qui reviennent par mois, en %.",
      "Anteil der verlorenen Kunden, der je Monat zurückkehrt, in %.",
    ),
  ),
  spend: words(
    text("Acquisition spend", "Dépenses d’acquisition", "Ausgaben für Neugewinnung"),
    text(
      "What marketing and sales cost for every new entry, in money; less is better for the same result.",
      "Ce que coûtent marketing et vente pour chaque nouvelle entrée, en argent ; à résultat égal, moins vaut mieux.",
      "Was Marketing und Vertrieb je neuem Zugang kosten, in Geld; bei gleichem Ergebnis ist weniger besser.",
    ),
  ),
};
