import { createHash, randomBytes } from "node:crypto";

/** What a secret is for stands at its beginning, so that a leaked one can be recognised. */
export const PREFIX = { link: "bowtie_link_", token: "bowtie_token_", machine: "bowtie_machine_", buyer: "bowtie_shared_" } as const;

/** 256 random bits: nothing that could be guessed, so a plain digest is enough to keep. */
export const newSecret = (kind: keyof typeof PREFIX): string => `${PREFIX[kind]}${randomBytes(32).toString("base64url")}`;

export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
