-- What derivations ask for by itself: products, few among many subjects, and the first use of accounts. The numbers are places
-- in the domain's lists, which only grow.
create index subject_product on bowtie.subject (id) where kind = 5;
create index entry_usage on bowtie.entry (subject_id, effective_on) where type = 12;
