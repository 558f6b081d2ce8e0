-- Benchmarks of the user's own: a file each, kept as it was given.
create table bowtie.peer_set (
  name text primary key,
  body text not null,
  saved_at timestamptz not null
);
