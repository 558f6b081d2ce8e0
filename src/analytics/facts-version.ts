/** Raised when derivation changes what it makes of the same entries: facts of an older version are derived anew. */
export const FACTS_VERSION = 19;
