"""Files in and out: one module a format. Readers never write; they return what they found."""
