-- How far the files reach is asked with every page, and everything that people do adds one: the newest are found without reading all.
create index file_recorded on bowtie.file (recorded_at desc) where through is null;
create index file_through on bowtie.file (through desc) where through is not null;
create index file_of_source on bowtie.file (source_id, recorded_at desc);
create index file_imported on bowtie.file (id) where importer <> 'workspace';
