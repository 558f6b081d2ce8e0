-- What derivations ask for by itself: products, few among many subjects, and usage, which is summed by month as it is read; whether
-- there is any is told at once. The numbers are places in the domain's lists, which only grow.
create index subject_product on bowtie.subject (id) where kind = 5;
create index entry_usage on bowtie.entry (subject_id) where type = 12;
