// Compiles Glossaries/ to data of the program.
