-- The link by which a file came; only it and our own people may open the file.
alter table bowtie.attachment add column link bigint references bowtie.buyer_link (id);
create index attachment_of_link on bowtie.attachment (link) where link is not null;

-- How often a link, or an address, asked since when. Nothing here is worth keeping.
create table bowtie.buyer_rate (
  key text primary key,
  count integer not null,
  since timestamptz not null
);

-- What a buyer does is written down like everything else.
alter table bowtie.audit drop constraint audit_kind_check;
alter table bowtie.audit add constraint audit_kind_check check (kind in ('person', 'token', 'machine', 'nobody', 'buyer'));
