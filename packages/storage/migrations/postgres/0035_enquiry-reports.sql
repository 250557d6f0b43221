ALTER TABLE "enquiries" ADD COLUMN "linked_by" text collate "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "enquiry_id" text collate "C";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "entered_by" text collate "C";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "had_part" text collate "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "withdrawal_evidence" ADD COLUMN "source" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "enquiries" SET "linked_by" = coalesce((
	SELECT json_agg(DISTINCT a."actor_id")::text FROM "audit" a WHERE a."subject_id" = "enquiries"."case_id" AND a."action" = 'enquiry.linked'
), '[]');--> statement-breakpoint
UPDATE "reports" SET "enquiry_id" = (
	SELECT e."id" FROM "enquiries" e JOIN "enquiry_cases" c ON c."enquiry_id" = e."id" AND c."side" = "reports"."target_type"
	WHERE e."received_at" = "reports"."reported_at" AND coalesce(e."member_id", e."id") = "reports"."reporter_id" ORDER BY e."id" LIMIT 1
) WHERE "id" LIKE 'enquiry-member-%' OR "id" LIKE 'enquiry-job-%';--> statement-breakpoint
UPDATE "reports" SET "entered_by" = (SELECT e."entered_by" FROM "enquiries" e WHERE e."id" = "reports"."enquiry_id"),
	"had_part" = coalesce((SELECT json_agg(who)::text FROM (
		SELECT e."entered_by" AS who FROM "enquiries" e WHERE e."id" = "reports"."enquiry_id" AND e."entered_by" IS NOT NULL
		UNION SELECT j.value FROM "enquiries" e, json_array_elements_text(e."linked_by"::json) j WHERE e."id" = "reports"."enquiry_id"
		UNION SELECT c."by" FROM "enquiry_cases" c WHERE c."enquiry_id" = "reports"."enquiry_id"
	) people), '[]') WHERE "enquiry_id" IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER "reports_source_kept" BEFORE UPDATE OF "enquiry_id", "entered_by", "had_part" ON "reports" FOR EACH ROW
EXECUTE FUNCTION "refused"('where a report comes from is kept');--> statement-breakpoint
DROP TRIGGER "evidence_only_emptied" ON "withdrawal_evidence";--> statement-breakpoint
CREATE TRIGGER "evidence_only_emptied" BEFORE UPDATE ON "withdrawal_evidence" FOR EACH ROW WHEN (NOT (
	NEW.withdrawal_id = OLD.withdrawal_id AND NEW.n = OLD.n AND NEW.kind = OLD.kind AND NEW.ref = OLD.ref AND NEW.at = OLD.at
	AND NEW.hash = OLD.hash AND NEW.source = OLD.source AND NEW.title IN ('', OLD.title) AND NEW.text IN ('', OLD.text)
)) EXECUTE FUNCTION "refused"('evidence is kept as it was pinned');
