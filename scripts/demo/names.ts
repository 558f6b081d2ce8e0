import type { Chance } from "./chance.ts";

/** Parts of invented names. None is meant to be anybody's. */
const BEGINNINGS = [
  "Alder",
  "Amber",
  "Ash",
  "Birch",
  "Brack",
  "Brenda",
  "Calder",
  "Cinder",
  "Corra",
  "Dapple",
  "Dray",
  "Dunmar",
  "Elder",
  "Ember",
  "Fallow",
  "Fenn",
  "Gorse",
  "Grebe",
  "Hawth",
  "Heddle",
  "Holm",
  "Ivar",
  "Juniper",
  "Kestrel",
  "Kittery",
  "Lanner",
  "Linnet",
  "Lorring",
  "Marl",
  "Merrow",
  "Nettle",
  "Orrin",
  "Ostra",
  "Pellan",
  "Quill",
  "Rannoch",
  "Rowan",
  "Sallow",
  "Sedge",
  "Sorrel",
  "Tarn",
  "Teasel",
  "Umber",
  "Vessel",
  "Wether",
  "Willet",
  "Yarrow",
  "Zephrin",
] as const;
const ENDINGS = [
  "beck",
  "bourne",
  "by",
  "combe",
  "croft",
  "dale",
  "dorf",
  "felde",
  "fjord",
  "garth",
  "haven",
  "heim",
  "holt",
  "hurst",
  "kamp",
  "lund",
  "mar",
  "mere",
  "mont",
  "nes",
  "ock",
  "ridge",
  "rode",
  "sby",
  "stad",
  "stow",
  "thwaite",
  "torp",
  "vane",
  "vik",
  "wick",
  "worth",
] as const;

export const industries = [
  "Cleaning",
  "Electrical",
  "Fire safety",
  "Heating & cooling",
  "Landscaping",
  "Lifts",
  "Pest control",
  "Plumbing",
] as const;
export type Industry = (typeof industries)[number];

const TRADES: Readonly<Record<Industry, readonly string[]>> = {
  Cleaning: ["Cleaning", "Hygiene", "Facility Care", "Window Care"],
  Electrical: ["Electric", "Elektro", "Power Services", "Wiring"],
  "Fire safety": ["Fire Safety", "Alarms", "Sprinklers", "Brandschutz"],
  "Heating & cooling": ["Climate", "Heating", "Air Systems", "Kältetechnik"],
  Landscaping: ["Landscapes", "Gardens", "Tree Care", "Groundworks"],
  Lifts: ["Lifts", "Elevators", "Hoists", "Aufzüge"],
  "Pest control": ["Pest Control", "Pest Care", "Home Protect", "Pest Watch"],
  Plumbing: ["Plumbing", "Pipeworks", "Water Services", "Sanitär"],
};

const FIRST_NAMES = [
  "Abena",
  "Aditi",
  "Aleksander",
  "Amina",
  "Anouk",
  "Arvid",
  "Bao",
  "Beatriz",
  "Camille",
  "Chidi",
  "Dagny",
  "Daniela",
  "Deniz",
  "Ebba",
  "Elif",
  "Emeka",
  "Esther",
  "Farid",
  "Fatima",
  "Gareth",
  "Giulia",
  "Hana",
  "Henrik",
  "Ines",
  "Isak",
  "Jelena",
  "Jorge",
  "Kaito",
  "Katarzyna",
  "Kofi",
  "Lars",
  "Leila",
  "Lindiwe",
  "Mahmoud",
  "Manon",
  "Mateus",
  "Mei",
  "Mikkel",
  "Nadia",
  "Noor",
  "Olena",
  "Oscar",
  "Pilar",
  "Rahul",
  "Renske",
  "Rosa",
  "Samuel",
  "Sanne",
  "Siobhan",
  "Sota",
  "Tariq",
  "Thandi",
  "Tove",
  "Uchenna",
  "Valentina",
  "Viktor",
  "Wanjiru",
  "Xenia",
  "Yara",
  "Zoltan",
] as const;
const LAST_NAMES = [
  "Abara",
  "Achterberg",
  "Adeyemi",
  "Almeida",
  "Andersson",
  "Barrow",
  "Bianchi",
  "Boateng",
  "Brandt",
  "Castellano",
  "Chaudhry",
  "Dahl",
  "Demir",
  "Dubois",
  "Eriksen",
  "Farouk",
  "Ferreira",
  "Fischer",
  "Gallagher",
  "Ghosh",
  "Haddad",
  "Hakala",
  "Hoang",
  "Horvath",
  "Ibrahim",
  "Iyer",
  "Jansen",
  "Jokinen",
  "Kamara",
  "Kapoor",
  "Keller",
  "Kowalski",
  "Laurent",
  "Lemaire",
  "Lindholm",
  "Mahlangu",
  "Marchetti",
  "Mendes",
  "Molina",
  "Nakamura",
  "Nguyen",
  "Novak",
  "Nyambura",
  "Obi",
  "Okonkwo",
  "Olsen",
  "Petrov",
  "Quist",
  "Rahman",
  "Reyes",
  "Rossi",
  "Saito",
  "Schuster",
  "Silva",
  "Suleiman",
  "Takeda",
  "Tran",
  "Vermeer",
  "Whitcombe",
  "Zielinski",
] as const;

export const personName = (chance: Chance): string => `${chance.pick(FIRST_NAMES)} ${chance.pick(LAST_NAMES)}`;

/** Letters and digits only, without accents. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^A-Za-z0-9 ]/g, "")
    .trim()
    .replace(/ +/g, "-")
    .toLowerCase();

export const emailOf = (person: string, domain: string): string => `${plain(person).replaceAll("-", ".")}@${domain}`;

/** Company names, each given once. */
export class CompanyNames {
  private readonly given = new Set<string>();
  private readonly chance: Chance;

  constructor(chance: Chance) {
    this.chance = chance;
  }

  next(industry: Industry): { readonly name: string; readonly domain: string } {
    for (;;) {
      const name = `${this.chance.pick(BEGINNINGS)}${this.chance.pick(ENDINGS)} ${this.chance.pick(TRADES[industry])}`;
      if (this.given.has(name)) continue;
      this.given.add(name);
      return { name, domain: `${plain(name)}.example` };
    }
  }
}

export const SELLERS = {
  "Self-serve": ["Self-serve desk"],
  "Inside sales": ["Amara Okafor", "Jonas Ekström", "Lucía Ferrándiz", "Priya Raghunathan", "Tomasz Wilk"],
  "Field sales": ["Desmond Achterberg", "Marit Haugen", "Rosalind Mbeki", "Yuki Tanabe"],
} as const;

export const SUCCESS_TEAM = ["Femke de Wit", "Oluwaseun Bello", "Hanneli Virtanen", "Carlos Ibáñez"] as const;
export const SUPPORT_TEAM = ["Ana Pires", "Bilal Hussain", "Greta Lund", "Minh Vo"] as const;
