CREATE TABLE "withdrawal_evidence" (
	"withdrawal_id" text collate "C" NOT NULL,
	"n" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"ref" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	CONSTRAINT "withdrawal_evidence_withdrawal_id_n_pk" PRIMARY KEY("withdrawal_id","n")
);
--> statement-breakpoint
CREATE TABLE "withdrawal_openings" (
	"withdrawal_id" text collate "C" NOT NULL,
	"n" integer NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	CONSTRAINT "withdrawal_openings_withdrawal_id_n_staff_id_pk" PRIMARY KEY("withdrawal_id","n","staff_id")
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"reverses" text collate "C",
	"state" text collate "C" NOT NULL,
	"proposer_id" text collate "C" NOT NULL,
	"proposed_at" text collate "C" NOT NULL,
	"effects" text collate "C" NOT NULL,
	"approver_id" text collate "C",
	"approved_at" text collate "C",
	"factor_at" text collate "C",
	"held_until" text collate "C",
	"ended_by" text collate "C",
	"ended_at" text collate "C",
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"released_at" text collate "C",
	CONSTRAINT "withdrawals_kind" CHECK (kind in ('withdrawal', 'reversal') and (kind = 'reversal') = (reverses is not null)),
	CONSTRAINT "withdrawals_state" CHECK (state in ('proposed', 'held', 'released', 'sent_back', 'taken_back', 'stopped')),
	CONSTRAINT "withdrawals_two" CHECK (approver_id is null or approver_id <> proposer_id),
	CONSTRAINT "withdrawals_approved" CHECK (state not in ('held', 'released') or (approver_id is not null and approved_at is not null and factor_at is not null and held_until is not null)),
	CONSTRAINT "withdrawals_out" CHECK (state <> 'released' or (released_at is not null and released_at >= held_until))
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "dealings" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawals_decision" ON "withdrawals" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawals_pending" ON "withdrawals" USING btree ("member_id") WHERE state in ('proposed', 'held');--> statement-breakpoint
CREATE INDEX "withdrawals_reverses" ON "withdrawals" USING btree ("reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE INDEX "withdrawals_held" ON "withdrawals" USING btree ("held_until") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "withdrawals_proposed" ON "withdrawals" USING btree ("proposed_at") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "withdrawals_released" ON "withdrawals" USING btree ("released_at") WHERE state = 'released';--> statement-breakpoint
CREATE FUNCTION "refused"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]; END $$;--> statement-breakpoint
CREATE TRIGGER "measures_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "measures" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE FUNCTION "measure_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF EXISTS (SELECT 1 FROM withdrawals w WHERE w.decision_id = NEW.decision_id AND w.kind = 'withdrawal' AND w.state = 'held') THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a membership is ended by two people';
END $$;--> statement-breakpoint
CREATE TRIGGER "measures_by_two" BEFORE INSERT ON "measures" FOR EACH ROW WHEN (NEW.measure = 'withdraw') EXECUTE FUNCTION "measure_by_two"();--> statement-breakpoint
CREATE TRIGGER "withdrawals_proposed_first" BEFORE INSERT ON "withdrawals" FOR EACH ROW WHEN (NOT (
	NEW.state = 'proposed' AND NEW.approver_id IS NULL AND NEW.approved_at IS NULL AND NEW.factor_at IS NULL
	AND NEW.held_until IS NULL AND NEW.ended_by IS NULL AND NEW.released_at IS NULL
)) EXECUTE FUNCTION "refused"('a withdrawal begins with a proposal');--> statement-breakpoint
CREATE TRIGGER "withdrawals_kept" BEFORE DELETE OR TRUNCATE ON "withdrawals" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE TRIGGER "withdrawals_steps" BEFORE UPDATE ON "withdrawals" FOR EACH ROW WHEN (NOT (
	NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.decision_id = OLD.decision_id AND NEW.case_id = OLD.case_id
	AND NEW.member_id = OLD.member_id AND NEW.reverses IS NOT DISTINCT FROM OLD.reverses AND NEW.proposer_id = OLD.proposer_id
	AND NEW.proposed_at = OLD.proposed_at AND NEW.effects = OLD.effects
	AND (
		(OLD.state = 'proposed' AND NEW.state IN ('held', 'sent_back', 'taken_back'))
		OR (OLD.state = 'held' AND NEW.state IN ('released', 'stopped'))
		OR (OLD.state = NEW.state AND NEW.reason = '')
	)
	AND (
		(OLD.state = 'proposed' AND NEW.state = 'held')
		OR (NEW.approver_id IS NOT DISTINCT FROM OLD.approver_id AND NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at
			AND NEW.factor_at IS NOT DISTINCT FROM OLD.factor_at AND NEW.held_until IS NOT DISTINCT FROM OLD.held_until)
	)
	AND (NEW.released_at IS NOT DISTINCT FROM OLD.released_at OR NEW.state = 'released')
)) EXECUTE FUNCTION "refused"('a withdrawal goes its way step by step');--> statement-breakpoint
CREATE FUNCTION "second_person"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.factor_at <= NEW.approved_at
		AND NEW.approved_at::timestamptz - NEW.factor_at::timestamptz < interval '5 minutes'
		AND NEW.held_until > NEW.approved_at
		AND EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.approver_id AND s.role IN ('lead', 'approver') AND s.disabled_at IS NULL)
		AND EXISTS (SELECT 1 FROM sessions s WHERE s.staff_id = NEW.approver_id AND s.factor_at = NEW.factor_at)
		AND EXISTS (SELECT 1 FROM withdrawal_evidence e WHERE e.withdrawal_id = NEW.id)
		AND NOT EXISTS (
			SELECT 1 FROM withdrawal_evidence e WHERE e.withdrawal_id = NEW.id AND NOT EXISTS (
				SELECT 1 FROM withdrawal_openings o WHERE o.withdrawal_id = e.withdrawal_id AND o.n = e.n
				AND o.staff_id = NEW.approver_id AND o.at <= NEW.approved_at
			)
		)
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a withdrawal needs a second person, with a fresh second factor, who opened the evidence';
END $$;--> statement-breakpoint
CREATE TRIGGER "withdrawals_second_person" BEFORE UPDATE ON "withdrawals" FOR EACH ROW
	WHEN (OLD.state = 'proposed' AND NEW.state = 'held') EXECUTE FUNCTION "second_person"();--> statement-breakpoint
CREATE FUNCTION "evidence_pinned"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF length(NEW.hash) = 64 AND EXISTS (SELECT 1 FROM withdrawals w WHERE w.id = NEW.withdrawal_id AND w.state = 'proposed')
		AND NOT EXISTS (SELECT 1 FROM withdrawal_openings o WHERE o.withdrawal_id = NEW.withdrawal_id)
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'evidence is pinned with its proposal';
END $$;--> statement-breakpoint
CREATE TRIGGER "evidence_before_opening" BEFORE INSERT ON "withdrawal_evidence" FOR EACH ROW EXECUTE FUNCTION "evidence_pinned"();--> statement-breakpoint
CREATE TRIGGER "evidence_only_emptied" BEFORE UPDATE ON "withdrawal_evidence" FOR EACH ROW WHEN (NOT (
	NEW.withdrawal_id = OLD.withdrawal_id AND NEW.n = OLD.n AND NEW.kind = OLD.kind AND NEW.ref = OLD.ref AND NEW.at = OLD.at
	AND NEW.hash = OLD.hash AND NEW.title IN ('', OLD.title) AND NEW.text IN ('', OLD.text)
)) EXECUTE FUNCTION "refused"('evidence is kept as it was pinned');--> statement-breakpoint
CREATE TRIGGER "evidence_kept" BEFORE DELETE OR TRUNCATE ON "withdrawal_evidence" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE FUNCTION "evidence_opened"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF EXISTS (SELECT 1 FROM withdrawals w WHERE w.id = NEW.withdrawal_id AND w.state = 'proposed' AND w.proposer_id <> NEW.staff_id)
		AND EXISTS (SELECT 1 FROM withdrawal_evidence e WHERE e.withdrawal_id = NEW.withdrawal_id AND e.n = NEW.n)
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'evidence is opened before the second person decides';
END $$;--> statement-breakpoint
CREATE TRIGGER "openings_while_proposed" BEFORE INSERT ON "withdrawal_openings" FOR EACH ROW EXECUTE FUNCTION "evidence_opened"();--> statement-breakpoint
CREATE TRIGGER "openings_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "withdrawal_openings" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE FUNCTION "outbox_by_two"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP = 'UPDATE' AND EXISTS (
		SELECT 1 FROM withdrawals w WHERE w.decision_id = NEW.decision_id AND w.state = 'released' AND w.approver_id <> w.proposer_id
		AND w.kind = CASE NEW.event WHEN 'measure.reversed' THEN 'reversal' ELSE 'withdrawal' END AND (NEW.channel <> 'webhook' OR NEW.id = 'msg_' || w.decision_id)
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a withdrawal is sent by two people, once its hold is over';
END $$;--> statement-breakpoint
CREATE TRIGGER "outbox_by_two" BEFORE INSERT OR UPDATE ON "outbox" FOR EACH ROW WHEN (
	NEW.state NOT IN ('held', 'undone')
	AND (NEW.event = 'member.withdrawn' OR strpos(NEW.payload, '"member.withdrawn"') > 0 OR strpos(NEW.payload, '"measure":"withdraw"') > 0)
) EXECUTE FUNCTION "outbox_by_two"();
