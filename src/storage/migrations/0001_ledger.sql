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
  -- The file's entries, which lie together.
  first_seq bigint not null,
  last_seq bigint not null,
  entries_added integer not null,
  rows_unchanged integer not null,
  rows_rejected integer not null
);
create index file_content on bowtie.file (content_hash);

-- What entries are about. The id is made from source, kind and external id, so a file's rows need no looking up; num is the
-- short number facts use. Parent, account and unit (all nums) follow from entries and links: an alias is the same account in
-- another source, account is the customer a subject belongs to, unit the family of accounts that is derived together.
-- Tables of many rows have no foreign keys: only the ledger writes them, and a check a row would double an import's time.
create table bowtie.subject (
  id bigint not null,
  num integer generated always as identity,
  parent integer,
  account integer,
  unit integer not null,
  source_id smallint not null,
  kind smallint not null,
  is_alias boolean not null default false,
  external_id text not null
);
create unique index subject_id on bowtie.subject (id);
create unique index subject_num on bowtie.subject (num);
create index subject_unit on bowtie.subject (unit);

-- record is the same for all versions of one record of a source; the newest visible one holds. origin is the first of them,
-- for those that are not. parent_id is what the entry says its subject belongs to.
create table bowtie.entry (
  seq bigint generated always as identity,
  origin bigint,
  subject_id bigint not null,
  parent_id bigint,
  record uuid not null,
  file_id integer not null,
  row integer not null,
  effective_on date,
  source_id smallint not null,
  type smallint not null,
  body json not null
);
create unique index entry_seq on bowtie.entry (seq);
create index entry_subject on bowtie.entry (subject_id);
create index entry_record on bowtie.entry (record);

-- "child belongs to parent", where an entry says it of another subject than its own, or a person has decided it:
-- strength 3 by decision, 2 in passing for a lead and its opportunity, 1 in a record of the child, 0 in passing.
create table bowtie.link (
  id bigint generated always as identity primary key,
  file_id integer not null,
  child_id bigint not null,
  parent_id bigint not null,
  is_alias boolean not null,
  strength smallint not null
);
create index link_child on bowtie.link (child_id);
create index link_file on bowtie.link (file_id);

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

-- Which units each change of the ledger touched; unit 0 stands for all of them. Taking the next position locks the row until commit, so positions become
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
