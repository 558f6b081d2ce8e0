-- People who may sign in. The first five tables are those of the library that signs in (better-auth 1.7), as it says it wants them, under names
-- of ours; test/people/schema.test.ts compares them with what the library expects. `roles`, `deactivated_at` and `is_demo` are ours alone.
create table bowtie.person (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  roles text[] not null default '{}',
  deactivated_at timestamptz,
  -- The owner of the invented company: no password, and no entry once there are people.
  is_demo boolean not null default false
);

create table bowtie.person_session (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  person_id text not null references bowtie.person (id) on delete cascade
);
create index person_session_person_id_idx on bowtie.person_session (person_id);

-- How a person proves who they are: the hash of a password, or an identity at a single sign-on server.
create table bowtie.person_credential (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  person_id text not null references bowtie.person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
create index person_credential_person_id_idx on bowtie.person_credential (person_id);

create table bowtie.sign_in_state (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index sign_in_state_identifier_idx on bowtie.sign_in_state (identifier);

create table bowtie.sign_in_rate (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Links that open once: to become the owner, to accept an invitation, to set a new password. Only their hash is kept.
create table bowtie.person_link (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('owner', 'invitation', 'reset')),
  hash bytea not null unique,
  email text,
  roles text[] not null default '{}',
  person_id text references bowtie.person (id),
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);

-- Keys for programs. Only their hash is kept.
create table bowtie.token (
  id bigint generated always as identity primary key,
  person_id text not null references bowtie.person (id),
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Who changed what, when. Rows are only added; the database itself refuses anything else.
create table bowtie.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('person', 'token', 'machine', 'nobody')),
  person_id text,
  person text,
  token_id bigint,
  token text,
  operation text not null,
  subject text,
  before jsonb,
  after jsonb,
  outcome text not null
);
create index audit_by_person on bowtie.audit (person, id desc);
create index audit_by_operation on bowtie.audit (operation, id desc);

create function bowtie.audit_is_only_added_to() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only added to';
end $$;
create trigger audit_stays before update or delete or truncate on bowtie.audit
  for each statement execute function bowtie.audit_is_only_added_to();
