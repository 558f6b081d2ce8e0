-- Accounts of different sources that are, or may be, one customer. verdict: matched (surely), proposed, accepted, rejected.
create table bowtie.match (
  id integer generated always as identity primary key,
  file_id integer not null references bowtie.file,
  main_id bigint not null,
  other_id bigint not null,
  reason text not null,
  verdict text not null,
  decided_at timestamptz not null,
  unique (main_id, other_id)
);
