create table tenants (
  id varchar(20) primary key,
  seq bigint generated always as identity,
  name varchar(200) not null,
  name_key varchar(200) not null unique,
  created_at timestamp with time zone not null,
  last_reference int not null default 0
);

create table users (
  username varchar(60) primary key,
  tenant_id varchar(20) not null references tenants (id) on delete cascade,
  user_role varchar(20) not null,
  token_hash varchar(64) not null unique,
  password_hash varchar(64) not null
);

create table sessions (
  token_hash varchar(64) primary key,
  username varchar(60) not null references users (username) on delete cascade,
  csrf varchar(64) not null,
  flash varchar(400) not null default '',
  expires_at timestamp with time zone not null
);

create table flag_settings (
  tenant_id varchar(20) not null references tenants (id) on delete cascade,
  flag varchar(60) not null,
  turned_on boolean not null,
  primary key (tenant_id, flag)
);

create table clients (
  id varchar(20) primary key,
  tenant_id varchar(20) not null references tenants (id) on delete cascade,
  reference varchar(20) not null,
  name varchar(200) not null,
  name_key varchar(200) not null,
  country varchar(2) not null,
  legal_form varchar(20) not null,
  politically_exposed boolean not null,
  status varchar(20) not null,
  source varchar(20) not null,
  created_by varchar(60) not null,
  created_at timestamp with time zone not null,
  decision varchar(20),
  decision_reason varchar(1000),
  decided_by varchar(60),
  decided_at timestamp with time zone,
  unique (tenant_id, name_key)
);

create table owners (
  id varchar(20) primary key,
  seq bigint generated always as identity,
  client_id varchar(20) not null references clients (id) on delete cascade,
  name varchar(200) not null,
  share int not null
);

create table documents (
  id varchar(20) primary key,
  seq bigint generated always as identity,
  client_id varchar(20) not null references clients (id) on delete cascade,
  document_type varchar(30) not null,
  file_name varchar(300) not null,
  expires_on date
);

create table audit (
  seq bigint generated always as identity primary key,
  tenant_id varchar(20) not null references tenants (id) on delete cascade,
  client_id varchar(20) not null,
  client_reference varchar(20) not null,
  happened_at timestamp with time zone not null,
  actor varchar(60) not null,
  action varchar(30) not null,
  detail varchar(1000) not null
);

create index audit_by_client on audit (client_id);
