// Sources of the Romanization target.
