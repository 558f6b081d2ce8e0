-- Raw usage as it is sent. Unlike facts it cannot be derived again: it is truth, and kept as the ledger is.

-- What one account of a source uses of one meter, in one currency where it is rated. subject_id is the number the ledger has, or will have, for that
-- account; is_known says that it has.
create table bowtie.usage_series (
  id integer generated always as identity primary key,
  source text not null,
  account text not null,
  meter text not null,
  currency text not null,
  subject_id bigint not null,
  is_known boolean not null,
  unique (source, account, meter, currency)
);
create index usage_series_unknown on bowtie.usage_series (subject_id) where not is_known;

-- One event. The key is a digest of source and id: the same id of the same source is one event, however often it comes. amount is minor units.
create table bowtie.usage_event (
  key uuid not null,
  series integer not null,
  day date not null,
  happened_at timestamptz not null,
  value numeric not null,
  amount bigint,
  id text not null
);
create unique index usage_event_key on bowtie.usage_event (key);
create index usage_event_day on bowtie.usage_event (series, day);

-- What a series adds up to on a day. due_at: when the ledger is told, null where it knows this sum already, infinity while it does not know the account.
-- version is raised by whatever adds to a sum, so it tells whether that changed while the ledger was told. Where events lie elsewhere, sums are read there,
-- and quantity and amount say nothing here.
create table bowtie.usage_day (
  series integer not null,
  day date not null,
  events bigint not null,
  quantity numeric not null,
  amount numeric,
  version bigint not null default 1,
  due_at timestamptz,
  first_settled_at timestamptz,
  settled_at timestamptz,
  primary key (series, day)
);
create index usage_day_due on bowtie.usage_day (due_at) where due_at is not null;

-- How much came from each source, so that nobody has to count: last_at is when the newest event came, kept_from the first day whose events are still there.
create table bowtie.usage_source (
  source text primary key,
  events bigint not null,
  last_at timestamptz,
  kept_from date
);

-- Sums of usage are told to the ledger in files, hundreds a day: what came otherwise is found without them, and the newest of them without the rest.
create index file_recorded_otherwise on bowtie.file (recorded_at desc) where through is null and importer <> 'usage_events';
create index file_of_source_otherwise on bowtie.file (source_id, recorded_at desc) where importer <> 'usage_events';
create index file_of_usage on bowtie.file (source_id, recorded_at desc) where importer = 'usage_events';

-- Where events lie in a cluster: the shards they are spread over, and until when an insert whose end nobody saw may still be going on there.
create table bowtie.usage_cluster (
  id boolean primary key default true check (id),
  shards text not null,
  unsure_until timestamptz
);
