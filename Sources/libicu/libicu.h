// Empty on purpose: only pkg-config's flags are wanted here. CICUShim includes ICU's headers, and gives the
// functions that ICU renames by macro stable names.
