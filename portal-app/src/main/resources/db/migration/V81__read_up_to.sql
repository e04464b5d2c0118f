-- Up to where somebody has read a ticket, in the messenger or on its page: one place for both.
alter table messenger_seen rename to ticket_reads;
alter table ticket_reads rename column seen_at to read_until;
alter index messenger_seen_pkey rename to ticket_reads_pkey;
alter index messenger_seen_ticket rename to ticket_reads_ticket;
