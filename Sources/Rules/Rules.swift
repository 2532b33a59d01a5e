// Sources of the Rules target.
