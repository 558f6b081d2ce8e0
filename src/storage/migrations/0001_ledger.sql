-- The ledger. Entries are only ever added; what is believed now is read from them.

create table bowtie.source (
  id smallint generated always as identity primary key,
  name text not null unique
);

-- One act of a user: an import of a file or folder. Undoing it hides its entries and keeps them.
create table bowtie.batch (
  id integer generated always as identity primary key,
  title text not null,
  started_at timestamptz not null,
  undone_at timestamptz
);

-- One file of a batch; it is recorded whole or not at all.
create table bowtie.file (
  id integer generated always as identity primary key,
  batch_id integer not null references bowtie.batch,
  source_id smallint not null references bowtie.source,
  name text not null,
  bytes bigint not null,
  content_hash text not null,
  importer text not null,
  mapping json not null,
  recorded_at timestamptz not null,
  through date,
  rows_read integer not null,
  entries_added integer not null,
  rows_unchanged integer not null,
  rows_rejected integer not null
);
create index file_content on bowtie.file (content_hash);

-- What entries are about. Parent, account and unit follow from the links: an alias is the same account in another
-- source, account is the customer a subject belongs to, unit the family of accounts that is derived together.
create table bowtie.subject (
  id integer generated always as identity primary key,
  source_id smallint not null references bowtie.source,
  kind smallint not null,
  external_id text not null,
  parent_id integer references bowtie.subject,
  is_alias boolean not null default false,
  account_id integer,
  unit_id integer,
  unique (source_id, kind, external_id)
);
create index subject_parent on bowtie.subject (parent_id);
create index subject_unit on bowtie.subject (unit_id);

-- origin is the first entry of the same record: later ones correct it, the newest visible one holds.
create table bowtie.entry (
  seq bigint generated always as identity primary key,
  file_id integer not null references bowtie.file,
  row integer not null,
  source_id smallint not null,
  type smallint not null,
  subject_id integer not null,
  effective_on date,
  origin bigint,
  key text not null,
  body json not null
);
create index entry_subject on bowtie.entry (subject_id);
create index entry_identity on bowtie.entry (hashtextextended(key, source_id * 100 + type));
create index entry_file on bowtie.entry (file_id);

-- "child belongs to parent", as some entry says: strength 2 by decision of a person, 1 in the child's own record, 0 in
-- passing. Of the visible ones the strongest is believed, then the newest.
create table bowtie.link (
  id bigint generated always as identity primary key,
  file_id integer not null references bowtie.file,
  child_id integer not null references bowtie.subject,
  parent_id integer not null references bowtie.subject,
  is_alias boolean not null,
  strength smallint not null
);
create index link_file on bowtie.link (file_id);
create index link_child on bowtie.link (child_id);

-- Rows that could not be used, and those worth a remark, with the cells as they were.
create table bowtie.issue (
  id bigint generated always as identity primary key,
  file_id integer not null references bowtie.file,
  row integer not null,
  column_name text,
  code text not null,
  severity text not null,
  sentence text not null,
  details json not null,
  cells json,
  resolved_by integer references bowtie.file
);
create index issue_file on bowtie.issue (file_id);

-- Which units each change of the ledger touched. Taking the next position locks the row until commit, so positions become
-- visible in their order and a reader who has seen one has seen all before it.
create table bowtie.head (
  id boolean primary key default true check (id),
  position bigint not null
);
insert into bowtie.head (position) values (0);

create table bowtie.change (
  position bigint not null,
  unit_id integer not null,
  primary key (position, unit_id)
);

-- Days on which a source sent level snapshots: who is missing from one has ended.
create table bowtie.snapshot_day (
  file_id integer not null references bowtie.file,
  day date not null,
  primary key (file_id, day)
);

create table bowtie.mapping (
  name text primary key,
  body text not null,
  saved_at timestamptz not null
);

create table bowtie.setting (
  name text primary key,
  value json not null
);
