-- How the organisation counts, every change of it kept; the newest holds. A body lists what differs from the defaults.
create table bowtie.setting_change (
  id integer generated always as identity primary key,
  changed_at timestamptz not null,
  body json not null
);

-- Records of our own company, read whole: costs (14), exchange rates (15), values another tool reports (16).
create index entry_of_company on bowtie.entry (type, seq) where type >= 14;
