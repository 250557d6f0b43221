ALTER TABLE "staff" ADD COLUMN "access_changed_at" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "confirmed_at" text collate "C";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "confirmed_by" text collate "C";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "invited_by" text collate "C";--> statement-breakpoint
UPDATE "staff" SET "invited_by" = (SELECT i."created_by" FROM "invitations" i WHERE i."staff_id" = "staff"."id" ORDER BY i."created_at" DESC LIMIT 1);--> statement-breakpoint
UPDATE "staff" SET "confirmed_at" = "created_at", "confirmed_by" = 'upgrade'
WHERE "disabled_at" IS NULL AND ("password_hash" <> '' OR "oidc_subject" IS NOT NULL);--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "setback" text collate "C" CONSTRAINT "withdrawals_setback" CHECK (setback in ('proposer', 'approver', 'evidence', 'person'));--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "setback_at" text collate "C";--> statement-breakpoint
CREATE TABLE "setting_proposals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"loosening" text collate "C" NOT NULL,
	"proposer_id" text collate "C" NOT NULL,
	"proposed_at" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"ended_by" text collate "C",
	"ended_at" text collate "C",
	CONSTRAINT "setting_proposals_state" CHECK (state in ('proposed', 'agreed', 'in_force', 'refused', 'taken_back')),
	CONSTRAINT "setting_proposals_two" CHECK (state <> 'agreed' or (ended_by is not null and ended_by <> proposer_id)),
	CONSTRAINT "setting_proposals_ended" CHECK ((state = 'proposed') = (ended_at is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "setting_proposals_pending" ON "setting_proposals" USING btree ("state") WHERE state = 'proposed';--> statement-breakpoint
CREATE FUNCTION "is_small_desk"("at" text) RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT 1 FROM desk_settings d WHERE d.name = 'few_leads'
		AND (d.value::json->>'since')::timestamptz + interval '72 hours' <= at::timestamptz)
$$;--> statement-breakpoint
CREATE FUNCTION "is_eligible"("who" text, "roles" text[], "at" text) RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT 1 FROM staff s WHERE s.id = who AND s.role = ANY (roles) AND s.disabled_at IS NULL
		AND (s.access_changed_at = '' OR s.access_changed_at::timestamptz + interval '24 hours' <= at::timestamptz)
		AND (s.confirmed_at IS NOT NULL OR is_small_desk(at)))
$$;--> statement-breakpoint
CREATE FUNCTION "staff_confirmed"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.disabled_at IS NULL AND NEW.confirmed_by <> NEW.id AND NEW.confirmed_by IS DISTINCT FROM NEW.invited_by
		AND EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.confirmed_by AND s.role = 'lead' AND s.disabled_at IS NULL)
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'an account is confirmed by a lead other than who invited it';
END $$;--> statement-breakpoint
CREATE TRIGGER "staff_confirmed_by_lead" BEFORE UPDATE ON "staff" FOR EACH ROW
	WHEN (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at) EXECUTE FUNCTION "staff_confirmed"();--> statement-breakpoint
CREATE TRIGGER "staff_access_changed" BEFORE UPDATE ON "staff" FOR EACH ROW WHEN (NEW.confirmed_at IS NOT NULL AND (
	NEW.role <> OLD.role OR (OLD.disabled_at IS NOT NULL AND NEW.disabled_at IS NULL) OR NEW.access_changed_at <> OLD.access_changed_at
)) EXECUTE FUNCTION "refused"('a change of access ends a confirmation');--> statement-breakpoint
DROP TRIGGER "withdrawals_steps" ON "withdrawals";--> statement-breakpoint
CREATE TRIGGER "withdrawals_steps" BEFORE UPDATE ON "withdrawals" FOR EACH ROW WHEN (NOT (
	NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.decision_id = OLD.decision_id AND NEW.case_id = OLD.case_id
	AND NEW.member_id = OLD.member_id AND NEW.reverses IS NOT DISTINCT FROM OLD.reverses AND NEW.proposer_id = OLD.proposer_id
	AND NEW.proposed_at = OLD.proposed_at AND NEW.effects = OLD.effects
	AND (
		(OLD.state = 'proposed' AND NEW.state IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.state = 'held' AND NEW.state IN ('released', 'stopped'))
		OR (OLD.state = 'held' AND NEW.state = 'proposed' AND NEW.setback IS NOT NULL AND NEW.approver_id IS NULL
			AND NEW.approved_at IS NULL AND NEW.factor_at IS NULL AND NEW.held_until IS NULL)
		OR (OLD.state = NEW.state AND NEW.reason = '' AND NEW.ended_by IS NOT DISTINCT FROM OLD.ended_by
			AND NEW.ended_at IS NOT DISTINCT FROM OLD.ended_at AND NEW.released_at IS NOT DISTINCT FROM OLD.released_at)
	)
	AND (
		(OLD.state = 'proposed' AND NEW.state = 'held') OR (OLD.state = 'held' AND NEW.state = 'proposed')
		OR (NEW.approver_id IS NOT DISTINCT FROM OLD.approver_id AND NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at
			AND NEW.factor_at IS NOT DISTINCT FROM OLD.factor_at AND NEW.held_until IS NOT DISTINCT FROM OLD.held_until)
	)
	AND (NEW.released_at IS NOT DISTINCT FROM OLD.released_at OR NEW.state = 'released')
)) EXECUTE FUNCTION "refused"('a withdrawal goes its way step by step');--> statement-breakpoint
CREATE FUNCTION "two_eligible"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF is_eligible(NEW.proposer_id, ARRAY['moderator', 'lead', 'approver'], coalesce(NEW.released_at, NEW.approved_at))
		AND is_eligible(NEW.approver_id, ARRAY['lead', 'approver'], coalesce(NEW.released_at, NEW.approved_at))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a withdrawal takes two eligible people';
END $$;--> statement-breakpoint
CREATE TRIGGER "withdrawals_eligible" BEFORE UPDATE ON "withdrawals" FOR EACH ROW
	WHEN (NEW.state <> OLD.state AND NEW.state IN ('held', 'released')) EXECUTE FUNCTION "two_eligible"();--> statement-breakpoint
CREATE OR REPLACE FUNCTION "evidence_pinned"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF length(NEW.hash) = 64 AND EXISTS (SELECT 1 FROM withdrawals w WHERE w.id = NEW.withdrawal_id AND w.state = 'proposed')
		AND (NOT EXISTS (SELECT 1 FROM withdrawal_openings o WHERE o.withdrawal_id = NEW.withdrawal_id) OR EXISTS (
			SELECT 1 FROM withdrawal_evidence e WHERE e.withdrawal_id = NEW.withdrawal_id AND e.kind = 'text' AND NEW.kind = 'text'
			AND e.ref::json->>'type' = NEW.ref::json->>'type' AND e.ref::json->>'id' = NEW.ref::json->>'id'
			AND (e.ref::json->>'version')::int < (NEW.ref::json->>'version')::int
		))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'evidence is pinned with its proposal, or as a newer version of what was';
END $$;--> statement-breakpoint
CREATE TRIGGER "setting_proposals_begin" BEFORE INSERT ON "setting_proposals" FOR EACH ROW WHEN (NEW.state <> 'proposed')
	EXECUTE FUNCTION "refused"('a loosened setting begins with a proposal');--> statement-breakpoint
CREATE FUNCTION "setting_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF OLD.state = 'proposed' AND NEW.state <> 'proposed' AND NEW.id = OLD.id AND NEW.loosening = OLD.loosening
		AND NEW.proposer_id = OLD.proposer_id AND NEW.proposed_at = OLD.proposed_at AND NEW.ended_at >= OLD.proposed_at
		AND (NEW.state IN ('refused', 'taken_back') OR (is_eligible(NEW.proposer_id, ARRAY['admin'], NEW.ended_at) AND (
			(NEW.state = 'agreed' AND is_eligible(NEW.ended_by, ARRAY['lead'], NEW.ended_at))
			OR (NEW.state = 'in_force' AND is_small_desk(NEW.ended_at)
				AND NEW.proposed_at::timestamptz + interval '72 hours' <= NEW.ended_at::timestamptz)
		)))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a setting is loosened by an eligible admin and an eligible lead';
END $$;--> statement-breakpoint
CREATE TRIGGER "setting_proposals_steps" BEFORE UPDATE ON "setting_proposals" FOR EACH ROW EXECUTE FUNCTION "setting_by_two"();--> statement-breakpoint
CREATE TRIGGER "setting_proposals_kept" BEFORE DELETE OR TRUNCATE ON "setting_proposals" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
