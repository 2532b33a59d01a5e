// Sources of the YAMLTree target.
