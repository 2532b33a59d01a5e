// Sources of the Linting target.
