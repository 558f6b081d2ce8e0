-- The transaction that saved a version. Numbers are given out before their transaction ends, so that one may be seen later than higher ones;
-- who follows what is written down follows transactions. Of versions from before only this one's is known, which is as good.
alter table bowtie.document add column saved_in xid8 not null default pg_current_xact_id();
create index document_saved_in on bowtie.document (saved_in);
analyze bowtie.document;
