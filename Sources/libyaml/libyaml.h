// Empty on purpose: only pkg-config's flags are wanted here. CYAMLShim includes yaml.h.
