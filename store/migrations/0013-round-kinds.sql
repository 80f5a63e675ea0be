-- Rounds of the assessment beside those of reports; and a unit's answer as it is being written, apart from the one that was sent.

alter table round add column kind text not null default 'report' check (kind in ('report', 'assessment'));
comment on column round.kind is 'report: asks for reports of results; assessment: days of the assessment of moral organizations, for which no report is asked';
-- One round of each kind for an agency, year and month.
alter table round drop constraint round_agency_id_fiscal_year_months_key;
alter table round add constraint one_round unique (agency_id, fiscal_year, months, kind);

alter table unit_answer add column draft jsonb;
comment on column unit_answer.draft is 'what the unit has typed since it last sent: shown to the unit alone, counted nowhere';
grant update (draft) on unit_answer to khunatham_app;
