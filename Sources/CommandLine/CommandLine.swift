// Sources of the CommandLine target.
