-- Products are few among many subjects, and every derivation asks for all of them.
create index subject_product on bowtie.subject (id) where kind = 5;
