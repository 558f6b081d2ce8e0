-- What the list of accounts reads of every account: the newest record that describes it, and its last activity. The numbers are
-- places in the domain's lists, which only grow.
create index entry_of_account on bowtie.entry (subject_id, seq desc) where type = 0;
create index entry_of_activity on bowtie.entry (subject_id) where type = 13;
