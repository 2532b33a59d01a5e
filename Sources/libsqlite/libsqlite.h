// Empty on purpose: only pkg-config's flags are wanted here. CSQLiteShim includes sqlite3.h.
