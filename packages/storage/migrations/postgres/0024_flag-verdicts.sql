CREATE TABLE "flag_verdicts" (
	"case_id" text collate "C" NOT NULL,
	"rule" text collate "C" NOT NULL,
	"model" text collate "C",
	"category" text collate "C",
	"score" integer NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"decided_at" text collate "C" NOT NULL,
	"decided_on" text collate "C" NOT NULL,
	"verdict" text collate "C" NOT NULL,
	"confirmed_category" text collate "C",
	"overturned" integer NOT NULL,
	CONSTRAINT "flag_verdicts_case_id_rule_pk" PRIMARY KEY("case_id","rule"),
	CONSTRAINT "flag_verdicts_verdict" CHECK (verdict in ('confirmed', 'dismissed') and overturned in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "rule_silences" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"rule" text collate "C" NOT NULL,
	"from_at" text collate "C" NOT NULL,
	"until_at" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"by_id" text collate "C" NOT NULL,
	"ended_at" text collate "C",
	"ended_by" text collate "C",
	CONSTRAINT "rule_silences_ended" CHECK (from_at < until_at and (ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
CREATE INDEX "flag_verdicts_flagged" ON "flag_verdicts" USING btree ("decided_on","rule","model","category","verdict","overturned","confirmed_category","case_id") WHERE rule <> '';--> statement-breakpoint
CREATE INDEX "flag_verdicts_unflagged" ON "flag_verdicts" USING btree ("decided_on","target_type","source","verdict","overturned") WHERE rule = '';--> statement-breakpoint
CREATE INDEX "rule_silences_unended" ON "rule_silences" USING btree ("from_at","id") WHERE ended_at is null;--> statement-breakpoint
INSERT INTO flag_verdicts (case_id, rule, model, category, score, target_type, source, decided_at, decided_on, verdict, confirmed_category, overturned)
select case_id, rule, model, category, score, target_type, source, decided_at, to_char(decided_at::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM-DD') as decided_on,
  case when published is null then 'dismissed' else 'confirmed' end as verdict,
  case when categories like '%"' || category || '"%' then category else published end as confirmed_category,
  reversed as overturned
from (
  select d.*, coalesce(each.value ->> 'rule', '') as rule, each.value ->> 'category' as category,
    cast(round(cast(coalesce(each.value ->> 'score', '0') as numeric) * 100) as integer) as score,
    case when each.value ->> 'rule' like '%.model' then v.model end as model
  from decisions d join content_versions v on v.type = d.target_type and v.id = d.target_id and v.version = d.content_version
  left join lateral json_array_elements(v.flags::json) each(value) on true
  where d.state = 'standing' and d.reverses is null and v.erased_at is null
) judged;
