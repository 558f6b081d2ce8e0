export { checkScenario } from "./rules.ts";
export {
  addPlan,
  dropScenario,
  findScenario,
  listScenarios,
  newestPlan,
  saveScenario,
} from "./store.ts";
