-- What the team writes down: deals beyond what the ledger holds of them, facts of a diagnosis, moments, hand-offs, plans, comments. Every saving
-- is a row of its own and rows are only added; `is_newest` alone moves on. A body that is null is a removal. `is_aside` marks what would have
-- overwritten somebody else's change: it is kept beside, and never the newest.
create table bowtie.document (
  seq bigint generated always as identity primary key,
  -- The first version of it, for those that are not: lists keep the order things were first said in.
  origin bigint,
  kind text not null,
  id text not null,
  version integer not null,
  body jsonb,
  account integer,
  deal integer,
  plan text,
  saved_by text not null,
  person_id text,
  saved_at timestamptz not null,
  is_newest boolean not null,
  is_aside boolean not null default false
);
create unique index document_newest on bowtie.document (kind, id) where is_newest;
create unique index document_version on bowtie.document (kind, id, version) where not is_aside;
create index document_history on bowtie.document (kind, id, seq);
create index document_of_account on bowtie.document (account, kind) where is_newest and body is not null;
create index document_of_deal on bowtie.document (deal, kind) where is_newest and body is not null;
create index document_of_plan on bowtie.document (plan, kind) where is_newest and body is not null;
create index document_of_kind on bowtie.document (kind, seq desc) where is_newest and body is not null;

-- Links that let somebody of the buyer's side see one plan without an account. Only their hash is kept.
create table bowtie.buyer_link (
  id bigint generated always as identity primary key,
  plan text not null,
  hash bytea not null unique,
  name text not null,
  email text,
  language text not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index buyer_link_of_plan on bowtie.buyer_link (plan);

-- Files a buyer or one of us put beside something as evidence.
create table bowtie.attachment (
  id text primary key,
  plan text,
  name text not null,
  media_type text not null,
  bytes integer not null,
  hash text not null,
  content bytea not null,
  added_by text not null,
  is_of_buyer boolean not null,
  added_at timestamptz not null
);
create index attachment_of_plan on bowtie.attachment (plan);

-- What somebody is told of: a mention, a hand-off that waits, a task.
create table bowtie.notification (
  id bigint generated always as identity primary key,
  person_id text not null references bowtie.person (id),
  kind text not null,
  body jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz
);
create index notification_of_person on bowtie.notification (person_id, id desc);
create index notification_to_mail on bowtie.notification (id) where mailed_at is null;

-- What the list of deals reads of every deal: the newest record that describes it. The numbers are places in the domain's lists, which only grow.
create index entry_of_opportunity on bowtie.entry (subject_id, seq desc) where type = 3;
create index subject_opportunity on bowtie.subject (unit) where kind = 3;
