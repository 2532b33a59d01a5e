// Empty on purpose: only pkg-config's flags are wanted here. CZlibShim includes zlib.h.
