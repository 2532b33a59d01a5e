// Sources of the Gazetteer target.
