// Sources of the ICU target.
