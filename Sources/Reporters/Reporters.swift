// Sources of the Reporters target.
