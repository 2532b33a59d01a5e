// Sources of the Glossary target.
