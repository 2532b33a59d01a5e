// Empty on purpose: only pkg-config's flags are wanted here. CExpatShim includes expat.h.
