// Sources of the Readers target.
