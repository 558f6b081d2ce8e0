-- What programs that share a database have to know of one another: jobs that any of them is asked about, files brought to one and read by
-- another, what was found out and holds for all, and secrets they have in common. A program alone on its data folder keeps these itself.
create table bowtie.job (
  id uuid primary key,
  operation text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  step json,
  result json,
  problem json,
  is_cancelled boolean not null default false,
  begun_at timestamptz not null default now(),
  -- Whoever does it says so from time to time; after a long silence it has died.
  alive_at timestamptz not null default now()
);
create index job_begun on bowtie.job (begun_at);

create table bowtie.shelved_file (
  id uuid primary key,
  name text not null,
  bytes bigint not null,
  put_at timestamptz not null default now()
);
create table bowtie.shelved_piece (
  file_id uuid not null references bowtie.shelved_file on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (file_id, number)
);
alter table bowtie.shelved_piece alter column content set storage external;

create table bowtie.common_secret (
  name text primary key,
  value text not null
);

create table bowtie.remembered (
  name text primary key,
  key text not null,
  at timestamptz not null,
  body json not null
);
