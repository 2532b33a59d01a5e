// Empty on purpose: only pkg-config's flags are wanted here. CCurlShim includes curl.h.
