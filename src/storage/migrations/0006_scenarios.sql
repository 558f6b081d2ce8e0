-- Every saving of a scenario and every dropping of one (no body); the newest of a name is the scenario. Rows are only added.
create table bowtie.scenario (
  id bigint generated always as identity primary key,
  name text not null,
  body jsonb,
  saved_at timestamptz not null
);
create index scenario_by_name on bowtie.scenario (name, id desc);

-- Every plan there has been, with the model it was made with; the newest is the plan.
create table bowtie.plan (
  id bigint generated always as identity primary key,
  body jsonb not null,
  made_at timestamptz not null
);
