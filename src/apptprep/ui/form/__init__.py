"""Forms made from the declarations of the kinds, and the saving of what is typed."""
