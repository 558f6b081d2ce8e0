import type { Row } from "./words.ts";

/** Where a value is from; leads there, where there is an address. */
export const SourceLink = ({ row: { source, url } }: { readonly row: Row }) =>
  url === null ? (
    <span>{source}</span>
  ) : (
    <a className="benchmark-source" href={url} rel="noreferrer">
      {source}
    </a>
  );
