-- Every act of somebody is a batch of one file: among many of them the imports are found, and a deal's newest act.
create index file_batch on bowtie.file (batch_id);
