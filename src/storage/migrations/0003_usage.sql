-- Usage is summed by month as facts are derived; this finds it, and tells at once whether there is any (13 is the type's number).
create index entry_usage on bowtie.entry (subject_id) where type = 13;
