-- Pace and breaker of each vendor API, where no Redis keeps them. The state is a small JSON object.
CREATE TABLE vendor_gates (
    api   TEXT PRIMARY KEY,
    state TEXT NOT NULL
);

-- What each vendor API has cost on a day (yyyymmdd, Shanghai), in thousandths; reserved with the call and settled by its answer.
CREATE TABLE vendor_spending (
    provider TEXT    NOT NULL,
    api      TEXT    NOT NULL,
    day      INTEGER NOT NULL,
    spent    BIGINT  NOT NULL,
    PRIMARY KEY (provider, api, day)
);
