CREATE TABLE "breakdown_counts" (
	"month" text collate "C" NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"dimension" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"lane" integer NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "breakdown_counts_month_target_type_dimension_key_lane_pk" PRIMARY KEY("month","target_type","dimension","key","lane")
);
--> statement-breakpoint
DROP TABLE "month_counts";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "opened_by" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "opened_at" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "queue" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "source" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "reporters" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "format" text collate "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "job_category" text collate "C";--> statement-breakpoint
UPDATE cases SET opened_by = CASE WHEN rules <> '' OR score > 0 THEN 'rule' WHEN reporters > 0 THEN 'report' ELSE 'patrol' END;--> statement-breakpoint
UPDATE decisions SET opened_at = c.opened_at, queue = c.queue, source = c.opened_by, reporters = c.reporters
FROM cases c WHERE c.id = decisions.case_id AND decisions.reverses IS NULL;--> statement-breakpoint
UPDATE decisions SET format = (k.facts::json ->> 'format'), job_category = CASE WHEN k.type = 'job' THEN (k.facts::json ->> 'category') END
FROM contents k WHERE k.type = decisions.target_type AND k.id = decisions.target_id AND decisions.published IS NOT NULL AND decisions.reverses IS NULL;--> statement-breakpoint
INSERT INTO breakdown_counts (month, target_type, dimension, key, lane, n)
WITH made AS (
	SELECT *, to_char(opened_at::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM') AS opened, least(floor(extract(epoch from (decided_at::timestamptz - opened_at::timestamptz)) / 60)::bigint, 43200) AS waited FROM decisions
	WHERE state IN ('held', 'standing') AND reverses IS NULL
), stepped AS (
	SELECT *, greatest(waited, 0) AS minutes FROM made
), confirmed AS (
	SELECT * FROM made WHERE published IS NOT NULL
), counting AS (
	SELECT * FROM confirmed WHERE counted = 1
)
SELECT month, target_type, dimension, key, 1, count(*) FROM (
	SELECT month, target_type, queue AS dimension, lpad((CASE WHEN minutes < 60 THEN minutes
			WHEN minutes < 240 THEN 60 + (minutes - 60) / 10 * 10
			WHEN minutes < 1440 THEN 240 + (minutes - 240) / 60 * 60
			WHEN minutes < 10080 THEN 1440 + (minutes - 1440) / 720 * 720
			ELSE 10080 + (minutes - 10080) / 1440 * 1440 END)::text, 5, '0') AS key FROM stepped
	UNION ALL SELECT month, target_type, 'decided', opened FROM made
	UNION ALL SELECT month, target_type, 'reported', CASE WHEN published IS NULL THEN 'passed' ELSE 'violation' END FROM made WHERE reporters > 0
	UNION ALL SELECT month, target_type, 'confirmed', published FROM confirmed
	UNION ALL SELECT month, target_type, 'overturned', published FROM confirmed WHERE reversed = 1
	UNION ALL SELECT month, target_type, 'category', published FROM counting
	UNION ALL SELECT month, target_type, 'day', to_char(decided_at::timestamptz at time zone 'UTC' + interval '9 hours', 'DD') || ' ' || published FROM counting
	UNION ALL SELECT month, target_type, 'source', source FROM counting
	UNION ALL SELECT month, target_type, 'named', each.value FROM counting, json_array_elements_text(categories::json) each(value)
	UNION ALL SELECT month, target_type, 'measure', each.value FROM counting, json_array_elements_text(measures::json) each(value) WHERE each.value NOT IN ('show', 'lift', 'reverse')
	UNION ALL SELECT month, target_type, 'format', format FROM counting WHERE format IS NOT NULL
	UNION ALL SELECT month, target_type, 'job_category', job_category FROM counting WHERE job_category IS NOT NULL
	UNION ALL SELECT to_char(opened_at::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM'), target_type, 'opened', opened_by FROM cases
	UNION ALL SELECT to_char(received_at::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM'), target_type, 'filed', 'report' FROM reports
) figures GROUP BY 1, 2, 3, 4;--> statement-breakpoint
CREATE INDEX "decisions_counted" ON "decisions" USING btree ("target_type","month","id","published","source","format","job_category","categories","measures") WHERE counted = 1;