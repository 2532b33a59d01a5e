// Sources of the RuleKit target.
