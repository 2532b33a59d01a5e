// Sources of the RulePacks target.
