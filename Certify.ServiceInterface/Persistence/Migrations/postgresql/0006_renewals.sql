-- Renewals are few: an index of nothing else stays small, and a planner that counts empty values as equal does not pass it over.
DROP INDEX certifications_renewing;
CREATE INDEX certifications_renewing ON certifications (renewing_idx) WHERE renewing_idx IS NOT NULL;
