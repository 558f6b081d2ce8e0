/** A request we decline: the sentence says what happened, why, and what to do. Never a bug, never a flaw in data. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, sentence: string, details: Readonly<Record<string, unknown>> = {}) {
    super(sentence);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const notFound = (code: string, sentence: string): Refusal => new Refusal(code, 404, sentence);
export const badRequest = (code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal(code, 400, sentence, details);
export const conflict = (code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal(code, 409, sentence, details);
